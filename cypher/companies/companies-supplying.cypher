// Companies supplying a region
//
// Which companies deliver what to a country, region or city, to the places in it and the companies seated there, where
// they have their seat, and the sentence that says so. Companies of the region itself are left out.
//
// :param region => 'Свердловская область'  // name, required: a code, or a name in any language and case
// :param statuses => ['asserted', 'planned', 'proposed']  // list: asserted for goods that go, planned, proposed
//
// Returns a table: company, seat, to, goods, period, value, currency, status, reports, sentence, article, source
// Nothing: no article names a company from elsewhere that delivers there.
WITH replace(toLower($region), 'ё', 'е') AS asked
MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
OPTIONAL MATCH (inner:Entity)-[:PART_OF*1..3]->(e)
WITH collect(DISTINCT e) + collect(DISTINCT inner) AS lands
UNWIND lands AS land
OPTIONAL MATCH (land)<-[:LOCATED_IN]-(own:Entity)
WITH collect(DISTINCT land) + collect(DISTINCT own) AS buyers
UNWIND buyers AS buyer
MATCH (buyer)<-[r:SUPPLIES_TO|EXPORTS_TO]-(x:Entity)
WHERE r.status IN $statuses AND x.type IN ['Company', 'Organization'] AND NOT x IN buyers
WITH DISTINCT x, r, buyer
OPTIONAL MATCH (x)-[:LOCATED_IN]->(seat:Entity)
WITH x, r, buyer, seat
ORDER BY CASE seat.type WHEN 'City' THEN 0 WHEN 'Region' THEN 1 ELSE 2 END, seat.name, seat.id
WITH x, r, buyer, collect(DISTINCT seat.name) AS seats, r.evidence[0] AS best
OPTIONAL MATCH (c:Claim {id: best})<-[:STATES]-(a:Article)
RETURN x.name AS company, reduce(text = '', n IN seats | text + CASE WHEN text = '' THEN '' ELSE ', ' END + n) AS seat,
       buyer.name AS to,
       reduce(text = '', n IN coalesce(r.goods, []) | text + CASE WHEN text = '' THEN '' ELSE ', ' END + n) AS goods,
       r.period AS period, r.value AS value, r.currency AS currency, r.status AS status, r.reports AS reports,
       r.sentence AS sentence, coalesce(a.title, a.id) AS article, coalesce(a.url, a.path, a.source) AS source
ORDER BY company, to, coalesce(r.date_from, ''), goods, coalesce(value, 0.0) DESC, status, r.fact;

// graph
WITH replace(toLower($region), 'ё', 'е') AS asked
MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
OPTIONAL MATCH (inner:Entity)-[:PART_OF*1..3]->(e)
WITH collect(DISTINCT e) + collect(DISTINCT inner) AS lands
UNWIND lands AS land
OPTIONAL MATCH (land)<-[:LOCATED_IN]-(own:Entity)
WITH collect(DISTINCT land) + collect(DISTINCT own) AS buyers
UNWIND buyers AS buyer
MATCH (buyer)<-[r:SUPPLIES_TO|EXPORTS_TO]-(x:Entity)
WHERE r.status IN $statuses AND x.type IN ['Company', 'Organization'] AND NOT x IN buyers
WITH x, collect(DISTINCT buyer) AS bought, collect(DISTINCT r) AS supplies
OPTIONAL MATCH (x)-[l:LOCATED_IN]->(seat:Entity)
RETURN x, bought, supplies, collect(l) AS located, collect(DISTINCT seat) AS seats;
