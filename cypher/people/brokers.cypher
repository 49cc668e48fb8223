// Brokers: who links two countries
//
// People, bodies and companies that have ties to both of two countries, regions or cities: a post or a seat, visits,
// trade and agreements there, meetings with those who hold posts there. Those with most ties to both first.
//
// :param a => 'Россия'  // name, required: the one country, region or city, in any language and case
// :param b => 'Беларусь'  // name, required: the other
// :param statuses => ['asserted']  // list: asserted for what took place, planned, proposed
// :param most => 20  // integer: how many at most
//
// Returns a table: who, type, ties_a, ties_b, with_a, with_b
// Nothing: nobody has ties to both.
WITH replace(toLower($a), 'ё', 'е') AS asked
MATCH (:Name {key: asked})-[:NAMES]->(a:Entity)
OPTIONAL MATCH (inner:Entity)-[:PART_OF*1..3]->(a)
WITH collect(DISTINCT a) + collect(DISTINCT inner) AS lands
UNWIND lands AS land
OPTIONAL MATCH (land)<-[tied:HOLDS_POSITION|LOCATED_IN]-(own:Entity)
WHERE tied.status = 'asserted'
WITH collect(DISTINCT land.id) + collect(DISTINCT own.id) AS ones
WITH ones, replace(toLower($b), 'ё', 'е') AS asked
MATCH (:Name {key: asked})-[:NAMES]->(b:Entity)
OPTIONAL MATCH (inner:Entity)-[:PART_OF*1..3]->(b)
WITH ones, collect(DISTINCT b) + collect(DISTINCT inner) AS lands
UNWIND lands AS land
OPTIONAL MATCH (land)<-[tied:HOLDS_POSITION|LOCATED_IN]-(own:Entity)
WHERE tied.status = 'asserted'
WITH ones, collect(DISTINCT land.id) + collect(DISTINCT own.id) AS others
UNWIND others AS other
MATCH (t:Entity {id: other})-[s]-(m:Entity)
WHERE s.status IN $statuses AND NOT m.type IN ['Country', 'Region', 'City', 'Event']
WITH ones, m, t, s
ORDER BY t.name, t.id
WITH ones, m, collect(DISTINCT t) AS there, collect(DISTINCT s) AS ties
MATCH (m)-[r]-(o:Entity)
WHERE r.status IN $statuses AND o.id IN ones
WITH m, there, ties, o, r
ORDER BY o.name, o.id
WITH m, [n IN there | n.name] AS with_b, size(ties) AS ties_b,
     collect(DISTINCT o.name) AS with_a, count(DISTINCT r) AS ties_a
RETURN m.name AS who, m.type AS type, ties_a, ties_b,
       reduce(text = '', n IN with_a | text + CASE WHEN text = '' THEN '' ELSE ', ' END + n) AS with_a,
       reduce(text = '', n IN with_b | text + CASE WHEN text = '' THEN '' ELSE ', ' END + n) AS with_b
ORDER BY CASE WHEN ties_a < ties_b THEN ties_a ELSE ties_b END DESC, ties_a + ties_b DESC, who, m.id
LIMIT $most;

// graph
WITH replace(toLower($a), 'ё', 'е') AS asked
MATCH (:Name {key: asked})-[:NAMES]->(a:Entity)
OPTIONAL MATCH (inner:Entity)-[:PART_OF*1..3]->(a)
WITH collect(DISTINCT a) + collect(DISTINCT inner) AS lands
UNWIND lands AS land
OPTIONAL MATCH (land)<-[tied:HOLDS_POSITION|LOCATED_IN]-(own:Entity)
WHERE tied.status = 'asserted'
WITH collect(DISTINCT land.id) + collect(DISTINCT own.id) AS ones
WITH ones, replace(toLower($b), 'ё', 'е') AS asked
MATCH (:Name {key: asked})-[:NAMES]->(b:Entity)
OPTIONAL MATCH (inner:Entity)-[:PART_OF*1..3]->(b)
WITH ones, collect(DISTINCT b) + collect(DISTINCT inner) AS lands
UNWIND lands AS land
OPTIONAL MATCH (land)<-[tied:HOLDS_POSITION|LOCATED_IN]-(own:Entity)
WHERE tied.status = 'asserted'
WITH ones, collect(DISTINCT land.id) + collect(DISTINCT own.id) AS others
UNWIND others AS other
MATCH (t:Entity {id: other})-[s]-(m:Entity)
WHERE s.status IN $statuses AND NOT m.type IN ['Country', 'Region', 'City', 'Event']
WITH ones, m, t, s
ORDER BY t.name, t.id
WITH ones, m, collect(DISTINCT t) AS there, collect(DISTINCT s) AS ties
MATCH (m)-[r]-(o:Entity)
WHERE r.status IN $statuses AND o.id IN ones
WITH m, there, ties, collect(DISTINCT o) AS here, collect(DISTINCT r) AS links
WITH m, there, ties, here, links, size(links) AS ties_a, size(ties) AS ties_b
ORDER BY CASE WHEN ties_a < ties_b THEN ties_a ELSE ties_b END DESC, ties_a + ties_b DESC, m.name, m.id
LIMIT $most
RETURN m, here, links, there, ties;
