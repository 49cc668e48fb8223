// Events held in a place
//
// Exhibitions, forums, missions and other events: when and where, held or planned, by whom, and with how many
// participants that articles name. The latest first.
//
// :param place => null  // name: only those in this country, region or city, or in a place that lies in it
// :param since => null  // date: not before this day, month or year
// :param until => null  // date: not after this day, month or year
//
// Returns a table: date, event, venue, state, organisers, participants, reported, reports, sentence, article, source
// Nothing: no article says of an event that it is held there in this time.
WITH replace(toLower($place), 'ё', 'е') AS asked
CALL (asked) {
  MATCH (:Name {key: asked})-[:NAMES]->(land:Entity)
  MATCH (e:Entity)-[:PART_OF*0..3]->(land)
  MATCH (e)<-[h:HELD_IN]-(:Event)
  RETURN h
  UNION
  UNWIND CASE WHEN asked IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH (:Event)-[h:HELD_IN]->(:Entity)
  RETURN h
}
WITH startNode(h) AS e, h, endNode(h) AS venue
WHERE ($since IS NULL OR coalesce(h.date_to, h.first_reported) >= $since)
  AND ($until IS NULL OR left(coalesce(h.date_from, h.first_reported), size($until)) <= $until)
WITH e, collect(h) AS held
CALL (e) {
  OPTIONAL MATCH (o:Entity)-[:ORGANIZES]->(e)
  WITH o
  ORDER BY o.name, o.id
  RETURN collect(DISTINCT o.name) AS names
}
CALL (e) {
  OPTIONAL MATCH (q:Entity)-[:PARTICIPATES_IN]->(e)
  RETURN count(DISTINCT q) AS participants
}
UNWIND held AS h
WITH e, h, endNode(h) AS venue, names, participants, h.evidence[0] AS best
OPTIONAL MATCH (c:Claim {id: best})<-[:STATES]-(a:Article)
RETURN coalesce(h.date, h.date_from) AS date, e.name AS event, venue.name AS venue,
       CASE h.status WHEN 'asserted' THEN 'held' ELSE h.status END AS state,
       reduce(text = '', n IN names | text + CASE WHEN text = '' THEN '' ELSE ', ' END + n) AS organisers, participants,
       h.first_reported AS reported, h.reports AS reports, h.sentence AS sentence,
       coalesce(a.title, a.id) AS article, coalesce(a.url, a.path, a.source) AS source
ORDER BY coalesce(h.date_from, h.first_reported, '') DESC, event, venue, state, h.fact;

// graph
WITH replace(toLower($place), 'ё', 'е') AS asked
CALL (asked) {
  MATCH (:Name {key: asked})-[:NAMES]->(land:Entity)
  MATCH (e:Entity)-[:PART_OF*0..3]->(land)
  MATCH (e)<-[h:HELD_IN]-(:Event)
  RETURN h
  UNION
  UNWIND CASE WHEN asked IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH (:Event)-[h:HELD_IN]->(:Entity)
  RETURN h
}
WITH startNode(h) AS e, h, endNode(h) AS venue
WHERE ($since IS NULL OR coalesce(h.date_to, h.first_reported) >= $since)
  AND ($until IS NULL OR left(coalesce(h.date_from, h.first_reported), size($until)) <= $until)
WITH e, collect(h) AS held, collect(DISTINCT venue) AS venues
CALL (e) {
  OPTIONAL MATCH (o:Entity)-[r:ORGANIZES]->(e)
  RETURN collect(r) AS organizes, collect(DISTINCT o) AS organisers
}
RETURN e, held, venues, organizes, organisers;
