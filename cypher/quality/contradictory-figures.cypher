// Contradictory figures
//
// Figures on the same trade or investment, of the same period and goods, that can't both be right: each pair with both
// sentences and how many reports stand behind either. What rounding explains is left out.
//
// :param place => null  // name: only where this country, region, city or company is a side
// :param over => 1  // integer: values that differ by no more than so many per cent are the same, rounded
//
// Returns a table: one, other, type, period, goods, status, currency, value, other_value, change_pct, other_change_pct, reports, other_reports, sentence, other_sentence
// Nothing: no two figures on the same trade, period and goods contradict each other, which is good.
WITH replace(toLower($place), 'ё', 'е') AS asked
CALL (asked) {
  MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
  MATCH (e)-[r:TRADES_WITH|EXPORTS_TO|SUPPLIES_TO|INVESTS_IN]-(:Entity)
  RETURN r
  UNION
  UNWIND CASE WHEN asked IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH ()-[r:TRADES_WITH|EXPORTS_TO|SUPPLIES_TO|INVESTS_IN]->()
  RETURN r
}
WITH startNode(r) AS x, r, endNode(r) AS y
WHERE r.period IS NOT NULL
WITH x, y, type(r) AS type, r.status AS status, r.period AS period, coalesce(r.goods, []) AS goods, collect(r) AS told
WHERE size(told) > 1
UNWIND told AS r
UNWIND told AS s
WITH x, y, r, s
WHERE ((s.currency = r.currency AND abs(s.value - r.value) * 100 > $over * abs(r.value))
       OR abs(s.change_pct - r.change_pct) > 0.5)
  AND (s.reports < r.reports OR (s.reports = r.reports AND s.fact > r.fact))
RETURN x.name AS one, y.name AS other, replace(toLower(type(r)), '_', ' ') AS type, r.period AS period,
       reduce(text = '', n IN coalesce(r.goods, []) | text + CASE WHEN text = '' THEN '' ELSE ', ' END + n) AS goods,
       r.status AS status, coalesce(r.currency, s.currency) AS currency, r.value AS value, s.value AS other_value,
       r.change_pct AS change_pct, s.change_pct AS other_change_pct, r.reports AS reports, s.reports AS other_reports,
       r.sentence AS sentence, s.sentence AS other_sentence
ORDER BY one, other, type, period, goods, status, r.fact, s.fact;

// graph
WITH replace(toLower($place), 'ё', 'е') AS asked
CALL (asked) {
  MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
  MATCH (e)-[r:TRADES_WITH|EXPORTS_TO|SUPPLIES_TO|INVESTS_IN]-(:Entity)
  RETURN r
  UNION
  UNWIND CASE WHEN asked IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH ()-[r:TRADES_WITH|EXPORTS_TO|SUPPLIES_TO|INVESTS_IN]->()
  RETURN r
}
WITH startNode(r) AS x, r, endNode(r) AS y
WHERE r.period IS NOT NULL
WITH x, y, type(r) AS type, r.status AS status, r.period AS period, coalesce(r.goods, []) AS goods, collect(r) AS told
WHERE size(told) > 1
UNWIND told AS r
UNWIND told AS s
WITH x, y, r, s
WHERE ((s.currency = r.currency AND abs(s.value - r.value) * 100 > $over * abs(r.value))
       OR abs(s.change_pct - r.change_pct) > 0.5)
  AND (s.reports < r.reports OR (s.reports = r.reports AND s.fact > r.fact))
RETURN x, r, y, s;
