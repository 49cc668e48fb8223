// Investments
//
// Who puts money into what and where, how much and when, made and planned. Largest figures of a currency first.
//
// :param place => null  // name: only into or by this country, region, city or company, or a place that lies in it
// :param statuses => ['asserted', 'planned', 'proposed']  // list: asserted for money that is put in, planned, proposed
// :param since => null  // date: not before this day, month or year
//
// Returns a table: investor, into, value, currency, period, state, reported, reports, sentence, article, source
// Nothing: no article tells of such an investment.
WITH replace(toLower($place), 'ё', 'е') AS asked
CALL (asked) {
  MATCH (:Name {key: asked})-[:NAMES]->(land:Entity)
  MATCH (e:Entity)-[:PART_OF*0..3]->(land)
  MATCH (e)-[r:INVESTS_IN]-(:Entity)
  RETURN r
  UNION
  UNWIND CASE WHEN asked IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH ()-[r:INVESTS_IN]->()
  RETURN r
}
WITH startNode(r) AS x, r, endNode(r) AS y
WHERE r.status IN $statuses
  AND ($since IS NULL OR coalesce(r.date_to, r.first_reported) >= $since)
WITH x, r, y, r.evidence[0] AS best
OPTIONAL MATCH (c:Claim {id: best})<-[:STATES]-(a:Article)
RETURN x.name AS investor, y.name AS into, r.value AS value, r.currency AS currency, r.period AS period,
       CASE r.status WHEN 'asserted' THEN 'made' ELSE r.status END AS state, r.first_reported AS reported,
       r.reports AS reports, r.sentence AS sentence,
       coalesce(a.title, a.id) AS article, coalesce(a.url, a.path, a.source) AS source
ORDER BY CASE WHEN value IS NULL THEN 1 ELSE 0 END, coalesce(currency, ''), value DESC, investor, into, state, r.fact;

// graph
WITH replace(toLower($place), 'ё', 'е') AS asked
CALL (asked) {
  MATCH (:Name {key: asked})-[:NAMES]->(land:Entity)
  MATCH (e:Entity)-[:PART_OF*0..3]->(land)
  MATCH (e)-[r:INVESTS_IN]-(:Entity)
  RETURN r
  UNION
  UNWIND CASE WHEN asked IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH ()-[r:INVESTS_IN]->()
  RETURN r
}
WITH startNode(r) AS x, r, endNode(r) AS y
WHERE r.status IN $statuses
  AND ($since IS NULL OR coalesce(r.date_to, r.first_reported) >= $since)
RETURN x, r, y;
