// Visits between two places
//
// Who of the one country, region or city went to the other, and back: delegations, people with a post there, companies
// seated there; also to and from the places that lie in them. The latest first.
//
// :param a => 'Кировская область'  // name, required: the one place, a code, or a name in any language and case
// :param b => 'Беларусь'  // name, required: the other
// :param statuses => ['asserted', 'planned']  // list: asserted for visits made, planned, proposed
// :param since => null  // date: not before this day, month or year
// :param until => null  // date: not after this day, month or year
//
// Returns a table: date, who, destination, status, reported, reports, sentence, article, source
// Nothing: no article tells of a visit from one to the other.
WITH replace(toLower($a), 'ё', 'е') AS asked
MATCH (:Name {key: asked})-[:NAMES]->(a:Entity)
OPTIONAL MATCH (inner:Entity)-[:PART_OF*1..3]->(a)
WITH collect(DISTINCT a) + collect(DISTINCT inner) AS ones
WITH ones, replace(toLower($b), 'ё', 'е') AS asked
MATCH (:Name {key: asked})-[:NAMES]->(b:Entity)
OPTIONAL MATCH (inner:Entity)-[:PART_OF*1..3]->(b)
WITH ones, collect(DISTINCT b) + collect(DISTINCT inner) AS others
UNWIND [[ones, others], [others, ones]] AS way
WITH way[0] AS homes, way[1] AS goals
UNWIND homes AS home
OPTIONAL MATCH (home)<-[tied:HOLDS_POSITION|LOCATED_IN]-(own:Entity)
WHERE tied.status IN ['asserted', 'former']
WITH goals, collect(DISTINCT home) + collect(DISTINCT own) AS guests
UNWIND goals AS goal
OPTIONAL MATCH (goal)<-[:LOCATED_IN]-(host:Entity)
WITH guests, collect(DISTINCT goal.id) + collect(DISTINCT host.id) AS goals
UNWIND guests AS x
MATCH (x)-[r:VISITED]->(y:Entity)
WHERE y.id IN goals AND r.status IN $statuses
  AND ($since IS NULL OR coalesce(r.date_to, r.first_reported) >= $since)
  AND ($until IS NULL OR left(coalesce(r.date_from, r.first_reported), size($until)) <= $until)
WITH DISTINCT x, r, y
WITH x, r, y, r.evidence[0] AS best
OPTIONAL MATCH (c:Claim {id: best})<-[:STATES]-(d:Article)
RETURN coalesce(r.date, r.date_from) AS date, x.name AS who, y.name AS destination, r.status AS status,
       r.first_reported AS reported, r.reports AS reports, r.sentence AS sentence,
       coalesce(d.title, d.id) AS article, coalesce(d.url, d.path, d.source) AS source
ORDER BY coalesce(r.date_from, r.first_reported, '') DESC, who, destination, status, r.fact;

// graph
WITH replace(toLower($a), 'ё', 'е') AS asked
MATCH (:Name {key: asked})-[:NAMES]->(a:Entity)
OPTIONAL MATCH (inner:Entity)-[:PART_OF*1..3]->(a)
WITH collect(DISTINCT a) + collect(DISTINCT inner) AS ones
WITH ones, replace(toLower($b), 'ё', 'е') AS asked
MATCH (:Name {key: asked})-[:NAMES]->(b:Entity)
OPTIONAL MATCH (inner:Entity)-[:PART_OF*1..3]->(b)
WITH ones, collect(DISTINCT b) + collect(DISTINCT inner) AS others
UNWIND [[ones, others], [others, ones]] AS way
WITH way[0] AS homes, way[1] AS goals
UNWIND homes AS home
OPTIONAL MATCH (home)<-[tied:HOLDS_POSITION|LOCATED_IN]-(own:Entity)
WHERE tied.status IN ['asserted', 'former']
WITH goals, collect(DISTINCT home) + collect(DISTINCT own) AS guests
UNWIND goals AS goal
OPTIONAL MATCH (goal)<-[:LOCATED_IN]-(host:Entity)
WITH guests, collect(DISTINCT goal.id) + collect(DISTINCT host.id) AS goals
UNWIND guests AS x
MATCH (x)-[r:VISITED]->(y:Entity)
WHERE y.id IN goals AND r.status IN $statuses
  AND ($since IS NULL OR coalesce(r.date_to, r.first_reported) >= $since)
  AND ($until IS NULL OR left(coalesce(r.date_from, r.first_reported), size($until)) <= $until)
RETURN x, r, y;
