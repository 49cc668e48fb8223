// Goods between two places
//
// Which goods go from one country, region or city to another and back, with the places and companies that lie in them:
// figures and periods where told, and the sentence that says so.
//
// :param a => 'Вологодская область'  // name, required: the one place, a code, or a name in any language and case
// :param b => 'Беларусь'  // name, required: the other
// :param statuses => ['asserted']  // list: asserted for goods that go, planned, proposed
//
// Returns a table: from, to, goods, period, value, currency, change_pct, status, reports, sentence, article, source
// Nothing: no article names goods that go between the two.
WITH replace(toLower($a), 'ё', 'е') AS asked
MATCH (:Name {key: asked})-[:NAMES]->(a:Entity)
OPTIONAL MATCH (inner:Entity)-[:PART_OF*1..3]->(a)
WITH collect(DISTINCT a) + collect(DISTINCT inner) AS lands
UNWIND lands AS land
OPTIONAL MATCH (land)<-[:LOCATED_IN]-(own:Entity)
WITH collect(DISTINCT land) + collect(DISTINCT own) AS ones
WITH ones, replace(toLower($b), 'ё', 'е') AS asked
MATCH (:Name {key: asked})-[:NAMES]->(b:Entity)
OPTIONAL MATCH (inner:Entity)-[:PART_OF*1..3]->(b)
WITH ones, collect(DISTINCT b) + collect(DISTINCT inner) AS lands
UNWIND lands AS land
OPTIONAL MATCH (land)<-[:LOCATED_IN]-(own:Entity)
WITH ones, collect(DISTINCT land.id) + collect(DISTINCT own.id) AS others
UNWIND ones AS one
MATCH (one)-[r:EXPORTS_TO|SUPPLIES_TO|TRADES_WITH]-(other:Entity)
WHERE r.status IN $statuses AND size(r.goods) > 0 AND other.id IN others
WITH DISTINCT r, startNode(r) AS s, endNode(r) AS o
WITH r, s, o, r.evidence[0] AS best
OPTIONAL MATCH (c:Claim {id: best})<-[:STATES]-(d:Article)
RETURN s.name + CASE WHEN type(r) = 'TRADES_WITH' THEN ' (both ways)' ELSE '' END AS from, o.name AS to,
       reduce(text = '', n IN r.goods | text + CASE WHEN text = '' THEN '' ELSE ', ' END + n) AS goods,
       r.period AS period, r.value AS value, r.currency AS currency, r.change_pct AS change_pct, r.status AS status,
       r.reports AS reports, r.sentence AS sentence,
       coalesce(d.title, d.id) AS article, coalesce(d.url, d.path, d.source) AS source
ORDER BY from, to, coalesce(r.date_from, ''), goods, coalesce(value, 0.0) DESC, status, r.fact;

// graph
WITH replace(toLower($a), 'ё', 'е') AS asked
MATCH (:Name {key: asked})-[:NAMES]->(a:Entity)
OPTIONAL MATCH (inner:Entity)-[:PART_OF*1..3]->(a)
WITH collect(DISTINCT a) + collect(DISTINCT inner) AS lands
UNWIND lands AS land
OPTIONAL MATCH (land)<-[:LOCATED_IN]-(own:Entity)
WITH collect(DISTINCT land) + collect(DISTINCT own) AS ones
WITH ones, replace(toLower($b), 'ё', 'е') AS asked
MATCH (:Name {key: asked})-[:NAMES]->(b:Entity)
OPTIONAL MATCH (inner:Entity)-[:PART_OF*1..3]->(b)
WITH ones, collect(DISTINCT b) + collect(DISTINCT inner) AS lands
UNWIND lands AS land
OPTIONAL MATCH (land)<-[:LOCATED_IN]-(own:Entity)
WITH ones, collect(DISTINCT land.id) + collect(DISTINCT own.id) AS others
UNWIND ones AS one
MATCH (one)-[r:EXPORTS_TO|SUPPLIES_TO|TRADES_WITH]-(other:Entity)
WHERE r.status IN $statuses AND size(r.goods) > 0 AND other.id IN others
RETURN one, r, other;
