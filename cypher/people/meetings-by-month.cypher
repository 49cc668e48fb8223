// Meetings of a region's head by month
//
// How often the head of a region, country or city met others, month by month, and whom: the latest month first.
// A meeting whose month isn't told counts in the month when it was first reported.
//
// :param region => 'Пермский край'  // name, required: the region, country or city, in any language and case
// :param roles => ['governor', 'mayor', 'head_of_state', 'head_of_government']  // list: whose posts there count
// :param statuses => ['asserted']  // list: asserted for what took place, planned, proposed
// :param since => null  // date: not before this day, month or year
// :param until => null  // date: not after this day, month or year
//
// Returns a table: month, head, meetings, reports, whom
// Nothing: articles give nobody such a post there, or tell of no meeting of theirs.
WITH replace(toLower($region), 'ё', 'е') AS asked
MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
MATCH (h:Person)-[held:HOLDS_POSITION]->(e)
WHERE held.role IN $roles AND held.status IN ['asserted', 'former']
WITH DISTINCT h
MATCH (h)-[met:MET_WITH]-(other:Entity)
WHERE met.status IN $statuses
  AND ($since IS NULL OR coalesce(met.date_to, met.first_reported) >= $since)
  AND ($until IS NULL OR left(coalesce(met.date_from, met.first_reported), size($until)) <= $until)
WITH h, met, other,
     coalesce(CASE WHEN left(met.date_from, 7) = left(met.date_to, 7) THEN left(met.date_from, 7)
                   ELSE left(met.first_reported, 7) END, 'undated') AS month
ORDER BY other.name, other.id
WITH month, h, count(met) AS meetings, sum(met.reports) AS reports, collect(DISTINCT other.name) AS names
RETURN month, h.name AS head, meetings, reports,
       reduce(text = '', n IN names | text + CASE WHEN text = '' THEN '' ELSE ', ' END + n) AS whom
ORDER BY CASE month WHEN 'undated' THEN 1 ELSE 0 END, month DESC, head, h.id;

// graph
WITH replace(toLower($region), 'ё', 'е') AS asked
MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
MATCH (h:Person)-[held:HOLDS_POSITION]->(e)
WHERE held.role IN $roles AND held.status IN ['asserted', 'former']
WITH e, h, collect(held) AS posts
MATCH (h)-[met:MET_WITH]-(other:Entity)
WHERE met.status IN $statuses
  AND ($since IS NULL OR coalesce(met.date_to, met.first_reported) >= $since)
  AND ($until IS NULL OR left(coalesce(met.date_from, met.first_reported), size($until)) <= $until)
RETURN e, posts, h, collect(met) AS meetings, collect(DISTINCT other) AS others;
