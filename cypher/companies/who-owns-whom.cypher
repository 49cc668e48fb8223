// Who owns whom
//
// Owners and what they own or are to own, with their shares where told, who owns the owner in turn, and the sentence.
//
// :param company => null  // name: only what this company, person, body or place owns, and who owns it
// :param statuses => ['asserted', 'planned']  // list: asserted for what is owned, planned, proposed
//
// Returns a table: owner, owned, share_pct, state, owners_owner, first_reported, reports, sentence, article, source
// Nothing: no article says who owns it or what it owns.
WITH replace(toLower($company), 'ё', 'е') AS asked
CALL (asked) {
  MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
  MATCH (e)-[r:OWNS]-(:Entity)
  RETURN r
  UNION
  UNWIND CASE WHEN asked IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH ()-[r:OWNS]->()
  RETURN r
}
WITH startNode(r) AS x, r, endNode(r) AS y
WHERE r.status IN $statuses
WITH x, collect(r) AS owns
OPTIONAL MATCH (up:Entity)-[above:OWNS]->(x)
WHERE above.status = 'asserted'
WITH x, owns, up
ORDER BY up.name, up.id
WITH x, owns, collect(DISTINCT up.name) AS ups
UNWIND owns AS r
WITH x, r, endNode(r) AS y, ups, r.evidence[0] AS best
OPTIONAL MATCH (c:Claim {id: best})<-[:STATES]-(a:Article)
RETURN x.name AS owner, y.name AS owned, r.share_pct AS share_pct,
       CASE r.status WHEN 'asserted' THEN 'owns' ELSE r.status END AS state,
       reduce(text = '', n IN ups | text + CASE WHEN text = '' THEN '' ELSE ', ' END + n) AS owners_owner,
       r.first_reported AS first_reported, r.reports AS reports, r.sentence AS sentence,
       coalesce(a.title, a.id) AS article, coalesce(a.url, a.path, a.source) AS source
ORDER BY owner, owned, state, r.fact;

// graph
WITH replace(toLower($company), 'ё', 'е') AS asked
CALL (asked) {
  MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
  MATCH (e)-[r:OWNS]-(:Entity)
  RETURN r
  UNION
  UNWIND CASE WHEN asked IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH ()-[r:OWNS]->()
  RETURN r
}
WITH startNode(r) AS x, r, endNode(r) AS y
WHERE r.status IN $statuses
WITH x, collect(r) AS owns, collect(DISTINCT y) AS owned
OPTIONAL MATCH (up:Entity)-[above:OWNS]->(x)
WHERE above.status = 'asserted'
RETURN x, owns, owned, collect(above) AS above, collect(DISTINCT up) AS owners;
