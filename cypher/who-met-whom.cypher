// Who met whom
//
// Meetings, talks and calls of people and bodies: when, where, and the sentence that says so. The latest first.
//
// :param person => null  // name: only the meetings of this person or body
// :param place => null  // name: only meetings in this place
// :param statuses => ['asserted', 'planned']  // list: asserted for what took place, planned, proposed
// :param since => null  // date: not before this day, month or year
// :param until => null  // date: not after this day, month or year
//
// Returns a table: date, who, whom, format, place, status, reported, reports, sentence, article, source
MATCH (x:Entity)-[met:MET_WITH]->(y:Entity)
WHERE met.status IN $statuses
  AND ($since IS NULL OR coalesce(met.date_to, met.first_reported) >= $since)
  AND ($until IS NULL OR left(coalesce(met.date_from, met.first_reported), size($until)) <= $until)
WITH x, met, y, replace(toLower($person), 'ё', 'е') AS who, replace(toLower($place), 'ё', 'е') AS where_
WHERE who IS NULL OR who IN x.search OR x.key = who OR who IN y.search OR y.key = who
OPTIONAL MATCH (p:Entity) WHERE p.id = met.place_id
WITH x, met, y, p, where_
WHERE where_ IS NULL OR where_ IN p.search OR p.key = where_ OR toLower(p.iso) = where_
OPTIONAL MATCH (a:Article)-[:STATES]->(c:Claim) WHERE c.id = met.evidence[0]
RETURN met.date AS date, x.name AS who, y.name AS whom, met.format AS format, met.place AS place,
       met.status AS status, met.first_reported AS reported, met.reports AS reports, met.sentence AS sentence,
       coalesce(a.title, a.id) AS article, coalesce(a.url, a.source, a.path) AS source
ORDER BY coalesce(met.date_from, met.first_reported, '') DESC, who, whom, status, met.fact;

// graph
MATCH (x:Entity)-[met:MET_WITH]->(y:Entity)
WHERE met.status IN $statuses
  AND ($since IS NULL OR coalesce(met.date_to, met.first_reported) >= $since)
  AND ($until IS NULL OR left(coalesce(met.date_from, met.first_reported), size($until)) <= $until)
WITH x, met, y, replace(toLower($person), 'ё', 'е') AS who, replace(toLower($place), 'ё', 'е') AS where_
WHERE who IS NULL OR who IN x.search OR x.key = who OR who IN y.search OR y.key = who
OPTIONAL MATCH (p:Entity) WHERE p.id = met.place_id
WITH x, met, y, p, where_
WHERE where_ IS NULL OR where_ IN p.search OR p.key = where_ OR toLower(p.iso) = where_
RETURN x, met, y;
