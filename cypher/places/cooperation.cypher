// Cooperation
//
// Who works together with whom, in which areas, and how far it is: under way, planned or proposed. Best reported first.
//
// :param place => null  // name: only that of this country, region, body or company, or of a place that lies in it
// :param area => null  // text: only areas with this word, in the language of the articles and any case
// :param statuses => ['asserted', 'planned', 'proposed']  // list: asserted for what is under way, planned, proposed
//
// Returns a table: one, other, areas, state, first_reported, last_reported, reports, sentence, article, source
// Nothing: no article tells of such cooperation.
WITH replace(toLower($place), 'ё', 'е') AS asked
CALL (asked) {
  MATCH (:Name {key: asked})-[:NAMES]->(land:Entity)
  MATCH (e:Entity)-[:PART_OF*0..3]->(land)
  MATCH (e)-[r:COOPERATES_WITH]-(:Entity)
  RETURN r
  UNION
  UNWIND CASE WHEN asked IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH ()-[r:COOPERATES_WITH]->()
  RETURN r
}
WITH startNode(r) AS x, r, endNode(r) AS y
WHERE r.status IN $statuses
  AND ($area IS NULL
       OR any(n IN r.areas WHERE replace(toLower(n), 'ё', 'е') CONTAINS replace(toLower($area), 'ё', 'е')))
WITH x, r, y, r.evidence[0] AS best
OPTIONAL MATCH (c:Claim {id: best})<-[:STATES]-(a:Article)
RETURN x.name AS one, y.name AS other,
       reduce(text = '', n IN coalesce(r.areas, []) | text + CASE WHEN text = '' THEN '' ELSE ', ' END + n) AS areas,
       CASE r.status WHEN 'asserted' THEN 'under way' ELSE r.status END AS state, r.first_reported AS first_reported,
       r.last_reported AS last_reported, r.reports AS reports, r.sentence AS sentence,
       coalesce(a.title, a.id) AS article, coalesce(a.url, a.path, a.source) AS source
ORDER BY reports DESC, one, other, state, r.fact;

// graph
WITH replace(toLower($place), 'ё', 'е') AS asked
CALL (asked) {
  MATCH (:Name {key: asked})-[:NAMES]->(land:Entity)
  MATCH (e:Entity)-[:PART_OF*0..3]->(land)
  MATCH (e)-[r:COOPERATES_WITH]-(:Entity)
  RETURN r
  UNION
  UNWIND CASE WHEN asked IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH ()-[r:COOPERATES_WITH]->()
  RETURN r
}
WITH startNode(r) AS x, r, endNode(r) AS y
WHERE r.status IN $statuses
  AND ($area IS NULL
       OR any(n IN r.areas WHERE replace(toLower(n), 'ё', 'е') CONTAINS replace(toLower($area), 'ё', 'е')))
RETURN x, r, y;
