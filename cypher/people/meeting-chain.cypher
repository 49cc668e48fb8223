// Chain of meetings between two people
//
// The shortest chain of meetings that joins two people, step by step: who met whom, who met the next, up to six steps.
// Only meetings that took place count; of chains equally short it is always the same one.
//
// :param a => 'Сергей Лавров'  // name, required: where the chain begins, in any language and case
// :param b => 'Дмитрий Махонин'  // name, required: where it ends
//
// Returns a table: step, who, whom, date, place, reported, reports, sentence, article, source
// Nothing: no chain of up to six meetings joins the two.
WITH replace(toLower($a), 'ё', 'е') AS one, replace(toLower($b), 'ё', 'е') AS other
MATCH (:Name {key: one})-[:NAMES]->(a:Entity)
MATCH (:Name {key: other})-[:NAMES]->(b:Entity)
WHERE a <> b
// Those whom a met, those whom these met, and so on, until b is among them; then back from b to a.
CALL (a) {
  MATCH (a)-[m:MET_WITH]-(y:Entity)
  WHERE m.status = 'asserted'
  RETURN collect(DISTINCT y) AS l1
}
CALL (a, b, l1) {
  UNWIND CASE WHEN b IN l1 THEN [a] ELSE l1 END AS x
  MATCH (x)-[m:MET_WITH]-(y:Entity)
  WHERE m.status = 'asserted'
  RETURN collect(DISTINCT y) AS l2
}
CALL (a, b, l2) {
  UNWIND CASE WHEN b IN l2 THEN [a] ELSE l2 END AS x
  MATCH (x)-[m:MET_WITH]-(y:Entity)
  WHERE m.status = 'asserted'
  RETURN collect(DISTINCT y) AS l3
}
CALL (a, b, l3) {
  UNWIND CASE WHEN b IN l3 THEN [a] ELSE l3 END AS x
  MATCH (x)-[m:MET_WITH]-(y:Entity)
  WHERE m.status = 'asserted'
  RETURN collect(DISTINCT y) AS l4
}
CALL (a, b, l4) {
  UNWIND CASE WHEN b IN l4 THEN [a] ELSE l4 END AS x
  MATCH (x)-[m:MET_WITH]-(y:Entity)
  WHERE m.status = 'asserted'
  RETURN collect(DISTINCT y) AS l5
}
CALL (a, b, l5) {
  UNWIND CASE WHEN b IN l5 THEN [a] ELSE l5 END AS x
  MATCH (x)-[m:MET_WITH]-(y:Entity)
  WHERE m.status = 'asserted'
  RETURN collect(DISTINCT y) AS l6
}
WITH a, b, [[a], l1, l2, l3, l4, l5, l6] AS layers
WITH a, b, layers, [n IN range(1, 6) WHERE b IN layers[n]][0] AS steps
WHERE steps IS NOT NULL
WITH a, b, layers, steps
ORDER BY steps, a.id, b.id
LIMIT 1
WITH steps, reduce(back = [b], n IN range(1, steps) | back + reduce(best = null, y IN
       [x IN [back[n - 1]] |
        [(x)-[m:MET_WITH]-(y:Entity) WHERE m.status = 'asserted' AND y IN layers[steps - n] | y]][0] |
       CASE WHEN best IS NULL OR y.id < best.id THEN y ELSE best END)) AS back
UNWIND range(1, steps) AS step
WITH step, back[steps - step + 1] AS x, back[steps - step] AS y
MATCH (x)-[met:MET_WITH]-(y)
WHERE met.status = 'asserted'
WITH step, x, y, met
ORDER BY met.reports DESC, coalesce(met.date_from, met.first_reported, '') DESC, met.fact
WITH step, x, y, collect(met)[0] AS met
WITH step, x, y, met, met.evidence[0] AS best
OPTIONAL MATCH (c:Claim {id: best})<-[:STATES]-(d:Article)
RETURN step, x.name AS who, y.name AS whom, met.date AS date, met.place AS place,
       met.first_reported AS reported, met.reports AS reports, met.sentence AS sentence,
       coalesce(d.title, d.id) AS article, coalesce(d.url, d.path, d.source) AS source
ORDER BY step;

// graph
WITH replace(toLower($a), 'ё', 'е') AS one, replace(toLower($b), 'ё', 'е') AS other
MATCH (:Name {key: one})-[:NAMES]->(a:Entity)
MATCH (:Name {key: other})-[:NAMES]->(b:Entity)
WHERE a <> b
CALL (a) {
  MATCH (a)-[m:MET_WITH]-(y:Entity)
  WHERE m.status = 'asserted'
  RETURN collect(DISTINCT y) AS l1
}
CALL (a, b, l1) {
  UNWIND CASE WHEN b IN l1 THEN [a] ELSE l1 END AS x
  MATCH (x)-[m:MET_WITH]-(y:Entity)
  WHERE m.status = 'asserted'
  RETURN collect(DISTINCT y) AS l2
}
CALL (a, b, l2) {
  UNWIND CASE WHEN b IN l2 THEN [a] ELSE l2 END AS x
  MATCH (x)-[m:MET_WITH]-(y:Entity)
  WHERE m.status = 'asserted'
  RETURN collect(DISTINCT y) AS l3
}
CALL (a, b, l3) {
  UNWIND CASE WHEN b IN l3 THEN [a] ELSE l3 END AS x
  MATCH (x)-[m:MET_WITH]-(y:Entity)
  WHERE m.status = 'asserted'
  RETURN collect(DISTINCT y) AS l4
}
CALL (a, b, l4) {
  UNWIND CASE WHEN b IN l4 THEN [a] ELSE l4 END AS x
  MATCH (x)-[m:MET_WITH]-(y:Entity)
  WHERE m.status = 'asserted'
  RETURN collect(DISTINCT y) AS l5
}
CALL (a, b, l5) {
  UNWIND CASE WHEN b IN l5 THEN [a] ELSE l5 END AS x
  MATCH (x)-[m:MET_WITH]-(y:Entity)
  WHERE m.status = 'asserted'
  RETURN collect(DISTINCT y) AS l6
}
WITH a, b, [[a], l1, l2, l3, l4, l5, l6] AS layers
WITH a, b, layers, [n IN range(1, 6) WHERE b IN layers[n]][0] AS steps
WHERE steps IS NOT NULL
WITH a, b, layers, steps
ORDER BY steps, a.id, b.id
LIMIT 1
WITH steps, reduce(back = [b], n IN range(1, steps) | back + reduce(best = null, y IN
       [x IN [back[n - 1]] |
        [(x)-[m:MET_WITH]-(y:Entity) WHERE m.status = 'asserted' AND y IN layers[steps - n] | y]][0] |
       CASE WHEN best IS NULL OR y.id < best.id THEN y ELSE best END)) AS back
UNWIND range(1, steps) AS step
WITH step, back[steps - step + 1] AS x, back[steps - step] AS y
MATCH (x)-[met:MET_WITH]-(y)
WHERE met.status = 'asserted'
RETURN x, met, y;
