// Visits
//
// Who went where: people, delegations and bodies, made and planned, and the sentence that says so. The latest first.
//
// :param who => null  // name: only the visits of this person, body, region or country
// :param destination => null  // name: only visits to this place, company, body or event
// :param statuses => ['asserted', 'planned']  // list: asserted for visits made, planned, proposed
// :param since => null  // date: not before this day, month or year
// :param until => null  // date: not after this day, month or year
//
// Returns a table: date, who, destination, status, reported, reports, sentence, article, source
// Nothing: no article tells of such a visit.
WITH replace(toLower($who), 'ё', 'е') AS one, replace(toLower($destination), 'ё', 'е') AS other
OPTIONAL MATCH (:Name {key: one})-[:NAMES]->(a:Entity)
WITH other, collect(a) AS visitors
OPTIONAL MATCH (:Name {key: other})-[:NAMES]->(b:Entity)
WITH visitors, collect(b) AS hosts
CALL (visitors, hosts) {
  UNWIND visitors AS a
  MATCH (a)-[r:VISITED]->(:Entity)
  RETURN r
  UNION
  UNWIND hosts AS b
  MATCH (b)<-[r:VISITED]-(:Entity)
  RETURN r
  UNION
  UNWIND CASE WHEN $who IS NULL AND $destination IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH ()-[r:VISITED]->()
  RETURN r
}
WITH visitors, hosts, startNode(r) AS x, r, endNode(r) AS y
WHERE ($who IS NULL OR x IN visitors) AND ($destination IS NULL OR y IN hosts)
  AND r.status IN $statuses
  AND ($since IS NULL OR coalesce(r.date_to, r.first_reported) >= $since)
  AND ($until IS NULL OR left(coalesce(r.date_from, r.first_reported), size($until)) <= $until)
WITH x, r, y, r.evidence[0] AS best
OPTIONAL MATCH (c:Claim {id: best})<-[:STATES]-(a:Article)
RETURN coalesce(r.date, r.date_from) AS date, x.name AS who, y.name AS destination, r.status AS status,
       r.first_reported AS reported, r.reports AS reports, r.sentence AS sentence,
       coalesce(a.title, a.id) AS article, coalesce(a.url, a.path, a.source) AS source
ORDER BY coalesce(r.date_from, r.first_reported, '') DESC, who, destination, status, r.fact;

// graph
WITH replace(toLower($who), 'ё', 'е') AS one, replace(toLower($destination), 'ё', 'е') AS other
OPTIONAL MATCH (:Name {key: one})-[:NAMES]->(a:Entity)
WITH other, collect(a) AS visitors
OPTIONAL MATCH (:Name {key: other})-[:NAMES]->(b:Entity)
WITH visitors, collect(b) AS hosts
CALL (visitors, hosts) {
  UNWIND visitors AS a
  MATCH (a)-[r:VISITED]->(:Entity)
  RETURN r
  UNION
  UNWIND hosts AS b
  MATCH (b)<-[r:VISITED]-(:Entity)
  RETURN r
  UNION
  UNWIND CASE WHEN $who IS NULL AND $destination IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH ()-[r:VISITED]->()
  RETURN r
}
WITH visitors, hosts, startNode(r) AS x, r, endNode(r) AS y
WHERE ($who IS NULL OR x IN visitors) AND ($destination IS NULL OR y IN hosts)
  AND r.status IN $statuses
  AND ($since IS NULL OR coalesce(r.date_to, r.first_reported) >= $since)
  AND ($until IS NULL OR left(coalesce(r.date_from, r.first_reported), size($until)) <= $until)
RETURN x, r, y;
