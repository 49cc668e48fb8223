// Who met whom
//
// Meetings, talks and calls of people and bodies: when, where, and the sentence that says so. The latest first.
//
// :param person => null  // name: only the meetings of this person or body
// :param place => null  // name: only meetings in this place, or in one that lies in it
// :param statuses => ['asserted', 'planned']  // list: asserted for what took place, planned, proposed
// :param since => null  // date: not before this day, month or year
// :param until => null  // date: not after this day, month or year
//
// Returns a table: date, who, whom, format, place, status, reported, reports, sentence, article, source
// Nothing: no article tells of such a meeting.
WITH replace(toLower($person), 'ё', 'е') AS who, replace(toLower($place), 'ё', 'е') AS where_
OPTIONAL MATCH (:Name {key: where_})-[:NAMES]->(:Entity)<-[:PART_OF*0..3]-(p:Entity)
WITH who, collect(DISTINCT p.id) AS places
CALL (who, places) {
  MATCH (:Name {key: who})-[:NAMES]->(e:Entity)
  MATCH (e)-[met:MET_WITH]-(:Entity)
  RETURN met
  UNION
  UNWIND CASE WHEN who IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH ()-[met:MET_WITH]->()
  WHERE $place IS NULL OR met.place_id IN places
  RETURN met
}
WITH places, startNode(met) AS x, met, endNode(met) AS y
WHERE met.status IN $statuses
  AND ($since IS NULL OR coalesce(met.date_to, met.first_reported) >= $since)
  AND ($until IS NULL OR left(coalesce(met.date_from, met.first_reported), size($until)) <= $until)
  AND ($place IS NULL OR met.place_id IN places)
WITH x, met, y, met.evidence[0] AS best
OPTIONAL MATCH (c:Claim {id: best})<-[:STATES]-(a:Article)
RETURN met.date AS date, x.name AS who, y.name AS whom, met.format AS format, met.place AS place,
       met.status AS status, met.first_reported AS reported, met.reports AS reports, met.sentence AS sentence,
       coalesce(a.title, a.id) AS article, coalesce(a.url, a.path, a.source) AS source
ORDER BY coalesce(met.date_from, met.first_reported, '') DESC, who, whom, status, met.fact;

// graph
WITH replace(toLower($person), 'ё', 'е') AS who, replace(toLower($place), 'ё', 'е') AS where_
OPTIONAL MATCH (:Name {key: where_})-[:NAMES]->(:Entity)<-[:PART_OF*0..3]-(p:Entity)
WITH who, collect(DISTINCT p.id) AS places
CALL (who, places) {
  MATCH (:Name {key: who})-[:NAMES]->(e:Entity)
  MATCH (e)-[met:MET_WITH]-(:Entity)
  RETURN met
  UNION
  UNWIND CASE WHEN who IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH ()-[met:MET_WITH]->()
  WHERE $place IS NULL OR met.place_id IN places
  RETURN met
}
WITH places, startNode(met) AS x, met, endNode(met) AS y
WHERE met.status IN $statuses
  AND ($since IS NULL OR coalesce(met.date_to, met.first_reported) >= $since)
  AND ($until IS NULL OR left(coalesce(met.date_from, met.first_reported), size($until)) <= $until)
  AND ($place IS NULL OR met.place_id IN places)
RETURN x, met, y;
