// Trades with
//
// With whom a region, country, city or company trades: each figure with its period, and the sentence that gives it.
// Figures that contradict each other stand side by side, each with its own sentence.
//
// :param region => 'RU-VLG'  // name, required: a code, or a name in any language and case
// :param partner => null  // name: only the trade with this partner
// :param statuses => ['asserted', 'planned', 'proposed']  // list: asserted figures, planned or proposed targets
//
// Returns a table: region, partner, direction, period, value, currency, change_pct, goods, status, reports, sentence, article, source
// Nothing: no article tells of its trade.
MATCH (e:Entity)
WITH e, replace(toLower($region), 'ё', 'е') AS asked
WHERE asked IN e.search OR e.key = asked OR toLower(e.iso) = asked
MATCH (e)-[r:TRADES_WITH|EXPORTS_TO|SUPPLIES_TO]-(o:Entity)
WHERE r.status IN $statuses
WITH e, r, o, replace(toLower($partner), 'ё', 'е') AS other
WHERE other IS NULL OR other IN o.search OR o.key = other OR toLower(o.iso) = other
WITH e, r, o, r.evidence[0] AS best
OPTIONAL MATCH (c:Claim {id: best})<-[:STATES]-(a:Article)
RETURN e.name AS region, o.name AS partner,
       CASE WHEN type(r) = 'TRADES_WITH' THEN 'turnover' WHEN startNode(r) = e THEN 'export' ELSE 'import' END
         AS direction,
       r.period AS period, r.value AS value, r.currency AS currency, r.change_pct AS change_pct,
       reduce(text = '', n IN coalesce(r.goods, []) | text + CASE WHEN text = '' THEN '' ELSE ', ' END + n) AS goods,
       r.status AS status, r.reports AS reports, r.sentence AS sentence,
       coalesce(a.title, a.id) AS article, coalesce(a.url, a.path, a.source) AS source
ORDER BY region, partner, direction, coalesce(r.date_from, ''), coalesce(period, ''), goods, coalesce(value, 0.0) DESC,
         status, r.fact;

// graph
MATCH (e:Entity)
WITH e, replace(toLower($region), 'ё', 'е') AS asked
WHERE asked IN e.search OR e.key = asked OR toLower(e.iso) = asked
MATCH (e)-[r:TRADES_WITH|EXPORTS_TO|SUPPLIES_TO]-(o:Entity)
WHERE r.status IN $statuses
WITH e, r, o, replace(toLower($partner), 'ё', 'е') AS other
WHERE other IS NULL OR other IN o.search OR o.key = other OR toLower(o.iso) = other
RETURN e, r, o;
