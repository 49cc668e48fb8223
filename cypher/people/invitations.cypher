// Invitations
//
// Who invited whom, to what, and for when, with the sentence that says so. The latest first.
//
// :param who => null  // name: only invitations by or to this person, body, region or country
// :param statuses => ['asserted', 'planned', 'proposed']  // list: asserted for invitations given, planned, proposed
// :param since => null  // date: not before this day, month or year
// :param until => null  // date: not after this day, month or year
//
// Returns a table: date, inviter, invited, occasion, status, reported, reports, sentence, article, source
// Nothing: no article tells of such an invitation.
WITH replace(toLower($who), 'ё', 'е') AS asked
CALL (asked) {
  MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
  MATCH (e)-[r:INVITED]-(:Entity)
  RETURN r
  UNION
  UNWIND CASE WHEN asked IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH ()-[r:INVITED]->()
  RETURN r
}
WITH startNode(r) AS x, r, endNode(r) AS y
WHERE r.status IN $statuses
  AND ($since IS NULL OR coalesce(r.date_to, r.first_reported) >= $since)
  AND ($until IS NULL OR left(coalesce(r.date_from, r.first_reported), size($until)) <= $until)
WITH x, r, y, r.evidence[0] AS best
OPTIONAL MATCH (c:Claim {id: best})<-[:STATES]-(a:Article)
RETURN coalesce(r.date, r.date_from) AS date, x.name AS inviter, y.name AS invited, r.to AS occasion,
       r.status AS status, r.first_reported AS reported, r.reports AS reports, r.sentence AS sentence,
       coalesce(a.title, a.id) AS article, coalesce(a.url, a.path, a.source) AS source
ORDER BY coalesce(r.date_from, r.first_reported, '') DESC, inviter, invited, occasion, status, r.fact;

// graph
WITH replace(toLower($who), 'ё', 'е') AS asked
CALL (asked) {
  MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
  MATCH (e)-[r:INVITED]-(:Entity)
  RETURN r
  UNION
  UNWIND CASE WHEN asked IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH ()-[r:INVITED]->()
  RETURN r
}
WITH startNode(r) AS x, r, endNode(r) AS y
WHERE r.status IN $statuses
  AND ($since IS NULL OR coalesce(r.date_to, r.first_reported) >= $since)
  AND ($until IS NULL OR left(coalesce(r.date_from, r.first_reported), size($until)) <= $until)
RETURN x, r, y;
