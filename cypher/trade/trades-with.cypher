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
WITH replace(toLower($region), 'ё', 'е') AS asked, replace(toLower($partner), 'ё', 'е') AS other
MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
OPTIONAL MATCH (:Name {key: other})-[:NAMES]->(p:Entity)
WITH e, collect(p) AS partners
MATCH (e)-[r:TRADES_WITH|EXPORTS_TO|SUPPLIES_TO]-(o:Entity)
WHERE r.status IN $statuses AND ($partner IS NULL OR o IN partners)
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
WITH replace(toLower($region), 'ё', 'е') AS asked, replace(toLower($partner), 'ё', 'е') AS other
MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
OPTIONAL MATCH (:Name {key: other})-[:NAMES]->(p:Entity)
WITH e, collect(p) AS partners
MATCH (e)-[r:TRADES_WITH|EXPORTS_TO|SUPPLIES_TO]-(o:Entity)
WHERE r.status IN $statuses AND ($partner IS NULL OR o IN partners)
RETURN e, r, o;
