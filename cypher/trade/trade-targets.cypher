// Trade targets
//
// What trade is planned or hoped to reach, beside the latest figure that is reported for the same two and the same
// direction, whatever its period, and how many times that figure the target is.
//
// :param place => null  // name: only targets where this country, region, city or company is a side
// :param statuses => ['planned', 'proposed']  // list: planned targets, proposed ones
//
// Returns a table: one, other, direction, status, target, currency, by, latest, latest_period, times, sentence, article, source
// Nothing: no article gives a target.
WITH replace(toLower($place), 'ё', 'е') AS asked
CALL (asked) {
  MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
  MATCH (e)-[r:TRADES_WITH|EXPORTS_TO|SUPPLIES_TO]-(:Entity)
  RETURN r
  UNION
  UNWIND CASE WHEN asked IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH ()-[r:TRADES_WITH|EXPORTS_TO|SUPPLIES_TO]->()
  RETURN r
}
WITH startNode(r) AS s, r, endNode(r) AS o
WHERE r.status IN $statuses AND r.value IS NOT NULL
OPTIONAL MATCH (s)-[now:TRADES_WITH|EXPORTS_TO|SUPPLIES_TO]->(o)
WHERE type(now) = type(r) AND now.status = 'asserted' AND now.value > 0 AND now.currency = r.currency
  AND coalesce(now.goods, []) = coalesce(r.goods, [])
WITH s, r, o, now
ORDER BY coalesce(now.date_to, now.first_reported, '') DESC, now.reports DESC, now.fact
WITH s, r, o, collect(now)[0] AS now, r.evidence[0] AS best
OPTIONAL MATCH (c:Claim {id: best})<-[:STATES]-(a:Article)
RETURN s.name AS one, o.name AS other,
       CASE type(r) WHEN 'TRADES_WITH' THEN 'turnover' WHEN 'EXPORTS_TO' THEN 'export' ELSE 'supply' END AS direction,
       r.status AS status, r.value AS target, r.currency AS currency, r.period AS by, now.value AS latest,
       now.period AS latest_period, round(10.0 * r.value / now.value) / 10 AS times, r.sentence AS sentence,
       coalesce(a.title, a.id) AS article, coalesce(a.url, a.path, a.source) AS source
ORDER BY one, other, direction, coalesce(r.date_to, ''), target DESC, status, r.fact;

// graph
WITH replace(toLower($place), 'ё', 'е') AS asked
CALL (asked) {
  MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
  MATCH (e)-[r:TRADES_WITH|EXPORTS_TO|SUPPLIES_TO]-(:Entity)
  RETURN r
  UNION
  UNWIND CASE WHEN asked IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH ()-[r:TRADES_WITH|EXPORTS_TO|SUPPLIES_TO]->()
  RETURN r
}
WITH startNode(r) AS s, r, endNode(r) AS o
WHERE r.status IN $statuses AND r.value IS NOT NULL
OPTIONAL MATCH (s)-[now:TRADES_WITH|EXPORTS_TO|SUPPLIES_TO]->(o)
WHERE type(now) = type(r) AND now.status = 'asserted' AND now.value > 0 AND now.currency = r.currency
  AND coalesce(now.goods, []) = coalesce(r.goods, [])
RETURN s, r, o, now;
