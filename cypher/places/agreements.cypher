// Agreements planned and signed
//
// Agreements, memoranda, contracts and programmes: who with whom, signed or still planned, with the sentence that says
// so. The latest first.
//
// :param party => null  // name: only those of this country, region, body, company or person, or of a place that lies in it
// :param statuses => ['asserted', 'planned', 'proposed']  // list: asserted for signed ones, planned, proposed
// :param since => null  // date: not before this day, month or year
// :param until => null  // date: not after this day, month or year
//
// Returns a table: date, one, other, document, state, reported, reports, sentence, article, source
// Nothing: no article tells of such an agreement.
WITH replace(toLower($party), 'ё', 'е') AS asked
CALL (asked) {
  MATCH (:Name {key: asked})-[:NAMES]->(land:Entity)
  MATCH (e:Entity)-[:PART_OF*0..3]->(land)
  MATCH (e)-[r:SIGNED_WITH]-(:Entity)
  RETURN r
  UNION
  UNWIND CASE WHEN asked IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH ()-[r:SIGNED_WITH]->()
  RETURN r
}
WITH startNode(r) AS x, r, endNode(r) AS y
WHERE r.status IN $statuses
  AND ($since IS NULL OR coalesce(r.date_to, r.first_reported) >= $since)
  AND ($until IS NULL OR left(coalesce(r.date_from, r.first_reported), size($until)) <= $until)
WITH x, r, y, r.evidence[0] AS best
OPTIONAL MATCH (c:Claim {id: best})<-[:STATES]-(a:Article)
RETURN coalesce(r.date, r.date_from) AS date, x.name AS one, y.name AS other, r.document AS document,
       CASE r.status WHEN 'asserted' THEN 'signed' ELSE r.status END AS state, r.first_reported AS reported,
       r.reports AS reports, r.sentence AS sentence,
       coalesce(a.title, a.id) AS article, coalesce(a.url, a.path, a.source) AS source
ORDER BY coalesce(r.date_from, r.first_reported, '') DESC, one, other, document, state, r.fact;

// graph
WITH replace(toLower($party), 'ё', 'е') AS asked
CALL (asked) {
  MATCH (:Name {key: asked})-[:NAMES]->(land:Entity)
  MATCH (e:Entity)-[:PART_OF*0..3]->(land)
  MATCH (e)-[r:SIGNED_WITH]-(:Entity)
  RETURN r
  UNION
  UNWIND CASE WHEN asked IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH ()-[r:SIGNED_WITH]->()
  RETURN r
}
WITH startNode(r) AS x, r, endNode(r) AS y
WHERE r.status IN $statuses
  AND ($since IS NULL OR coalesce(r.date_to, r.first_reported) >= $since)
  AND ($until IS NULL OR left(coalesce(r.date_from, r.first_reported), size($until)) <= $until)
RETURN x, r, y;
