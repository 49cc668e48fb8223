// Who meets most
//
// People, bodies and companies by the number of their meetings, with how many others, and their first and last one.
//
// :param place => null  // name: only those with a post or seat in this country, region or city, or in a place that lies in it
// :param statuses => ['asserted']  // list: asserted for what took place, planned, proposed
// :param since => null  // date: not before this day, month or year
// :param until => null  // date: not after this day, month or year
// :param most => 20  // integer: how many at most
//
// Returns a table: who, posts, meetings, others, reports, first, last
// Nothing: no article tells of a meeting.
WITH replace(toLower($place), 'ё', 'е') AS asked
CALL (asked) {
  MATCH (:Name {key: asked})-[:NAMES]->(land:Entity)
  MATCH (seat:Entity)-[:PART_OF*0..3]->(land)
  MATCH (seat)<-[held:HOLDS_POSITION|LOCATED_IN]-(x:Entity)
  WHERE held.status = 'asserted'
  RETURN x
  UNION
  UNWIND CASE WHEN asked IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH (x)-[:MET_WITH]-()
  RETURN x
}
MATCH (x)-[met:MET_WITH]-(y:Entity)
WHERE met.status IN $statuses
  AND ($since IS NULL OR coalesce(met.date_to, met.first_reported) >= $since)
  AND ($until IS NULL OR left(coalesce(met.date_from, met.first_reported), size($until)) <= $until)
WITH x, count(met) AS meetings, count(DISTINCT y) AS others, sum(met.reports) AS reports,
     min(coalesce(met.date_from, met.first_reported)) AS first, max(coalesce(met.date_from, met.first_reported)) AS last
ORDER BY meetings DESC, others DESC, x.name, x.id
LIMIT $most
OPTIONAL MATCH (x)-[held:HOLDS_POSITION|LOCATED_IN]->(land:Entity)
WHERE held.status = 'asserted'
WITH x, meetings, others, reports, first, last, held, land
ORDER BY held.reports DESC, held.role, land.name, land.id
WITH x, meetings, others, reports, first, last,
     collect(DISTINCT coalesce(held.title, replace(held.role, '_', ' ')) + ', ' + land.name) AS posts
RETURN x.name AS who, reduce(text = '', n IN posts | text + CASE WHEN text = '' THEN '' ELSE '; ' END + n) AS posts,
       meetings, others, reports, first, last
ORDER BY meetings DESC, others DESC, who, x.id;

// graph
WITH replace(toLower($place), 'ё', 'е') AS asked
CALL (asked) {
  MATCH (:Name {key: asked})-[:NAMES]->(land:Entity)
  MATCH (seat:Entity)-[:PART_OF*0..3]->(land)
  MATCH (seat)<-[held:HOLDS_POSITION|LOCATED_IN]-(x:Entity)
  WHERE held.status = 'asserted'
  RETURN x
  UNION
  UNWIND CASE WHEN asked IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH (x)-[:MET_WITH]-()
  RETURN x
}
MATCH (x)-[met:MET_WITH]-(y:Entity)
WHERE met.status IN $statuses
  AND ($since IS NULL OR coalesce(met.date_to, met.first_reported) >= $since)
  AND ($until IS NULL OR left(coalesce(met.date_from, met.first_reported), size($until)) <= $until)
WITH x, collect(met) AS meetings, collect(DISTINCT y) AS others
ORDER BY size(meetings) DESC, size(others) DESC, x.name, x.id
LIMIT $most
RETURN x, meetings, others;
