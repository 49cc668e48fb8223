// Trade of a region by period
//
// The trade of a region, country, city or company by period: each figure, its change as reported and as worked out from
// the same period a year before, and the sentence that gives it. Figures for some goods only stand after the totals.
//
// :param region => 'RU-VLG'  // name, required: a code, or a name in any language and case
// :param partner => null  // name: only the trade with this partner
// :param since => null  // date: periods that end not before this day, month or year
// :param until => null  // date: periods that begin not after this day, month or year
// :param statuses => ['asserted']  // list: asserted figures, planned or proposed targets
//
// Drawn as bars
// Returns a table: region, partner, direction, goods, period, value, currency, change_pct, worked_out_pct, status, reports, sentence, article, source
// Nothing: no article gives a figure of its trade with a period.
WITH replace(toLower($region), 'ё', 'е') AS asked, replace(toLower($partner), 'ё', 'е') AS other
MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
OPTIONAL MATCH (:Name {key: other})-[:NAMES]->(p:Entity)
WITH e, collect(p) AS partners
MATCH (e)-[r:TRADES_WITH|EXPORTS_TO|SUPPLIES_TO]-(o:Entity)
WHERE r.status IN $statuses AND ($partner IS NULL OR o IN partners) AND r.period IS NOT NULL AND (r.value IS NOT NULL OR r.change_pct IS NOT NULL)
  AND ($since IS NULL OR coalesce(r.date_to, r.period) >= $since)
  AND ($until IS NULL OR left(coalesce(r.date_from, r.period), size($until)) <= $until)
OPTIONAL MATCH (e)-[b:TRADES_WITH|EXPORTS_TO|SUPPLIES_TO]-(o)
WHERE type(b) = type(r) AND startNode(b) = startNode(r) AND b.status = 'asserted' AND b.value > 0
  AND b.currency = r.currency AND coalesce(b.goods, []) = coalesce(r.goods, [])
  AND toInteger(left(b.date_from, 4)) = toInteger(left(r.date_from, 4)) - 1
  AND substring(b.date_from, 4, 3) = substring(r.date_from, 4, 3)
  AND toInteger(left(b.date_to, 4)) = toInteger(left(r.date_to, 4)) - 1
  AND substring(b.date_to, 4, 3) = substring(r.date_to, 4, 3)
WITH e, r, o, collect(DISTINCT b.value) AS before, r.evidence[0] AS best
OPTIONAL MATCH (c:Claim {id: best})<-[:STATES]-(a:Article)
RETURN e.name AS region, o.name AS partner,
       CASE WHEN type(r) = 'TRADES_WITH' THEN 'turnover' WHEN startNode(r) = e THEN 'export' ELSE 'import' END
         AS direction,
       reduce(text = '', n IN coalesce(r.goods, []) | text + CASE WHEN text = '' THEN '' ELSE ', ' END + n) AS goods,
       r.period AS period, r.value AS value, r.currency AS currency, r.change_pct AS change_pct,
       CASE WHEN size(before) = 1 THEN round(1000.0 * (r.value - before[0]) / before[0]) / 10 END AS worked_out_pct,
       r.status AS status, r.reports AS reports, r.sentence AS sentence,
       coalesce(a.title, a.id) AS article, coalesce(a.url, a.path, a.source) AS source
ORDER BY region, partner, direction DESC, CASE goods WHEN '' THEN 0 ELSE 1 END, goods, coalesce(r.date_from, ''),
         period, coalesce(value, 0.0) DESC, status, r.fact;

// graph
WITH replace(toLower($region), 'ё', 'е') AS asked, replace(toLower($partner), 'ё', 'е') AS other
MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
OPTIONAL MATCH (:Name {key: other})-[:NAMES]->(p:Entity)
WITH e, collect(p) AS partners
MATCH (e)-[r:TRADES_WITH|EXPORTS_TO|SUPPLIES_TO]-(o:Entity)
WHERE r.status IN $statuses AND ($partner IS NULL OR o IN partners) AND r.period IS NOT NULL AND (r.value IS NOT NULL OR r.change_pct IS NOT NULL)
  AND ($since IS NULL OR coalesce(r.date_to, r.period) >= $since)
  AND ($until IS NULL OR left(coalesce(r.date_from, r.period), size($until)) <= $until)
RETURN e, r, o;
