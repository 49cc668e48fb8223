// Neighbourhood
//
// An entity, those that it is joined with, the best reported first, and all the edges among them.
//
// :param entity => 'Пермский край'  // name, required: a person, place, body, company or event, in any language and case
// :param types => []  // list: only these relation types, such as MET_WITH; without any, all
// :param most => 30  // integer: how many neighbours at most
//
// Returns a graph
// Nothing: the graph has no such entity.
WITH replace(toLower($entity), 'ё', 'е') AS asked
MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
OPTIONAL MATCH (e)-[r]-(o:Entity)
WHERE size($types) = 0 OR type(r) IN $types
WITH e, o, sum(coalesce(r.reports, 0)) AS reports
ORDER BY reports DESC, o.id, e.id
LIMIT $most
WITH collect(DISTINCT e) + collect(DISTINCT o) AS shown
UNWIND shown AS a
OPTIONAL MATCH (a)-[r]->(b:Entity)
WHERE b IN shown AND (size($types) = 0 OR type(r) IN $types)
RETURN DISTINCT a, r, b;
