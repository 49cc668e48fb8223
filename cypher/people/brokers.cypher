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
WITH replace(toLower($a), 'ё', 'е') AS one, replace(toLower($b), 'ё', 'е') AS other
UNWIND [['a', one], ['b', other]] AS side
WITH side[0] AS side, side[1] AS asked
MATCH (:Name {key: asked})-[:NAMES]->(:Entity)<-[:PART_OF*0..3]-(land:Entity)
OPTIONAL MATCH (land)<-[tied:HOLDS_POSITION|LOCATED_IN]-(own:Entity)
WHERE tied.status = 'asserted'
WITH side, collect(DISTINCT land) + collect(DISTINCT own) AS ours
UNWIND ours AS o
WITH DISTINCT side, o
MATCH (o)-[r]-(m:Entity)
WHERE r.status IN $statuses AND NOT m.type IN ['Country', 'Region', 'City', 'Event']
WITH m, sum(CASE side WHEN 'a' THEN 1 ELSE 0 END) AS ties_a, sum(CASE side WHEN 'b' THEN 1 ELSE 0 END) AS ties_b,
     collect(CASE side WHEN 'a' THEN r END) AS links_a, collect(CASE side WHEN 'b' THEN r END) AS links_b
WHERE ties_a > 0 AND ties_b > 0
WITH m, ties_a, ties_b, links_a, links_b
ORDER BY CASE WHEN ties_a < ties_b THEN ties_a ELSE ties_b END DESC, ties_a + ties_b DESC, m.name, m.id
LIMIT $most
UNWIND [['a', links_a], ['b', links_b]] AS side
UNWIND side[1] AS r
WITH m, ties_a, ties_b, side[0] AS side, CASE WHEN startNode(r) = m THEN endNode(r) ELSE startNode(r) END AS o
ORDER BY o.name, o.id
WITH m, ties_a, ties_b, collect(DISTINCT CASE side WHEN 'a' THEN o.name END) AS with_a,
     collect(DISTINCT CASE side WHEN 'b' THEN o.name END) AS with_b
RETURN m.name AS who, m.type AS type, ties_a, ties_b,
       reduce(text = '', n IN with_a | text + CASE WHEN text = '' THEN '' ELSE ', ' END + n) AS with_a,
       reduce(text = '', n IN with_b | text + CASE WHEN text = '' THEN '' ELSE ', ' END + n) AS with_b
ORDER BY CASE WHEN ties_a < ties_b THEN ties_a ELSE ties_b END DESC, ties_a + ties_b DESC, who, m.id;

// graph
WITH replace(toLower($a), 'ё', 'е') AS one, replace(toLower($b), 'ё', 'е') AS other
UNWIND [['a', one], ['b', other]] AS side
WITH side[0] AS side, side[1] AS asked
MATCH (:Name {key: asked})-[:NAMES]->(:Entity)<-[:PART_OF*0..3]-(land:Entity)
OPTIONAL MATCH (land)<-[tied:HOLDS_POSITION|LOCATED_IN]-(own:Entity)
WHERE tied.status = 'asserted'
WITH side, collect(DISTINCT land) + collect(DISTINCT own) AS ours
UNWIND ours AS o
WITH DISTINCT side, o
MATCH (o)-[r]-(m:Entity)
WHERE r.status IN $statuses AND NOT m.type IN ['Country', 'Region', 'City', 'Event']
WITH m, sum(CASE side WHEN 'a' THEN 1 ELSE 0 END) AS ties_a, sum(CASE side WHEN 'b' THEN 1 ELSE 0 END) AS ties_b,
     collect(CASE side WHEN 'a' THEN r END) AS links_a, collect(CASE side WHEN 'b' THEN r END) AS links_b
WHERE ties_a > 0 AND ties_b > 0
WITH m, ties_a, ties_b, links_a, links_b
ORDER BY CASE WHEN ties_a < ties_b THEN ties_a ELSE ties_b END DESC, ties_a + ties_b DESC, m.name, m.id
LIMIT $most
UNWIND links_a + links_b AS r
WITH m, r, CASE WHEN startNode(r) = m THEN endNode(r) ELSE startNode(r) END AS o
RETURN m, collect(DISTINCT r) AS ties, collect(DISTINCT o) AS joined;
