// Companies of a place
//
// Companies seated in a country, region or city, or in a place that lies in it: who heads them, and how many ties
// articles give them: trade, agreements, investments, visits, events. Those with most ties first.
//
// :param place => 'Самарская область'  // name, required: a code, or a name in any language and case
// :param types => ['Company']  // list: Company, Organization, GovernmentBody
//
// Returns a table: company, seat, heads, trade, agreements, investments, events, other, sentence, article, source
// Nothing: no article says of a company that it has its seat there.
WITH replace(toLower($place), 'ё', 'е') AS asked
MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
OPTIONAL MATCH (inner:Entity)-[:PART_OF*1..3]->(e)
WITH collect(DISTINCT e) + collect(DISTINCT inner) AS lands
UNWIND lands AS land
MATCH (x:Entity)-[l:LOCATED_IN]->(land)
WHERE x.type IN $types
WITH x, l, land
ORDER BY CASE land.type WHEN 'City' THEN 0 WHEN 'Region' THEN 1 ELSE 2 END, l.reports DESC, land.name, l.fact
WITH x, collect(DISTINCT land.name) AS seats, collect(l)[0] AS l
OPTIONAL MATCH (p:Person)-[h:HOLDS_POSITION]->(x)
WHERE h.status = 'asserted' AND h.role = 'director'
WITH x, seats, l, p
ORDER BY p.name, p.id
WITH x, seats, l, collect(DISTINCT p.name) AS heads
OPTIONAL MATCH (x)-[r]-(:Entity)
WHERE type(r) <> 'LOCATED_IN' AND type(r) <> 'HOLDS_POSITION'
WITH x, seats, l, heads, count(r) AS ties,
     sum(CASE WHEN type(r) IN ['TRADES_WITH', 'EXPORTS_TO', 'SUPPLIES_TO'] THEN 1 ELSE 0 END) AS trade,
     sum(CASE WHEN type(r) IN ['SIGNED_WITH', 'COOPERATES_WITH'] THEN 1 ELSE 0 END) AS agreements,
     sum(CASE WHEN type(r) IN ['INVESTS_IN', 'OWNS'] THEN 1 ELSE 0 END) AS investments,
     sum(CASE WHEN type(r) IN ['PARTICIPATES_IN', 'ORGANIZES'] THEN 1 ELSE 0 END) AS events
WITH x, seats, l, heads, ties, trade, agreements, investments, events, l.evidence[0] AS best
OPTIONAL MATCH (c:Claim {id: best})<-[:STATES]-(a:Article)
RETURN x.name AS company, reduce(text = '', n IN seats | text + CASE WHEN text = '' THEN '' ELSE ', ' END + n) AS seat,
       reduce(text = '', n IN heads | text + CASE WHEN text = '' THEN '' ELSE ', ' END + n) AS heads, trade, agreements,
       investments, events, ties - trade - agreements - investments - events AS other, l.sentence AS sentence,
       coalesce(a.title, a.id) AS article, coalesce(a.url, a.path, a.source) AS source
ORDER BY ties DESC, company, x.id;

// graph
WITH replace(toLower($place), 'ё', 'е') AS asked
MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
OPTIONAL MATCH (inner:Entity)-[:PART_OF*1..3]->(e)
WITH collect(DISTINCT e) + collect(DISTINCT inner) AS lands
UNWIND lands AS land
MATCH (x:Entity)-[l:LOCATED_IN]->(land)
WHERE x.type IN $types
RETURN x, l, land;
