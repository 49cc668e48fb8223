// Partners rising and falling
//
// With whom a region's or country's trade grows and with whom it shrinks: the latest change that is reported for each
// partner and direction, those for all goods before those for some. The fastest growing first.
//
// :param region => 'Кировская область'  // name, required: a code, or a name in any language and case
// :param since => null  // date: only changes of periods that end not before this day, month or year
//
// Returns a table: trend, change_pct, region, partner, direction, goods, period, value, currency, reports, sentence, article, source
// Nothing: no article says by how much its trade has changed.
WITH replace(toLower($region), 'ё', 'е') AS asked
MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
MATCH (e)-[r:TRADES_WITH|EXPORTS_TO|SUPPLIES_TO]-(o:Entity)
WHERE r.status = 'asserted' AND r.change_pct IS NOT NULL
  AND ($since IS NULL OR coalesce(r.date_to, r.first_reported, '') >= $since)
WITH e, r, o,
     CASE WHEN type(r) = 'TRADES_WITH' THEN 'turnover' WHEN startNode(r) = e THEN 'export' ELSE 'import' END
       AS direction
ORDER BY size(coalesce(r.goods, [])), coalesce(r.date_to, r.first_reported, '') DESC, r.reports DESC, r.fact
WITH e, o, direction, collect(r)[0] AS r
WITH e, o, direction, r, r.evidence[0] AS best
OPTIONAL MATCH (c:Claim {id: best})<-[:STATES]-(a:Article)
RETURN CASE WHEN r.change_pct > 0 THEN 'rising' WHEN r.change_pct < 0 THEN 'falling' ELSE 'level' END AS trend,
       r.change_pct AS change_pct, e.name AS region, o.name AS partner, direction,
       reduce(text = '', n IN coalesce(r.goods, []) | text + CASE WHEN text = '' THEN '' ELSE ', ' END + n) AS goods,
       r.period AS period, r.value AS value, r.currency AS currency, r.reports AS reports, r.sentence AS sentence,
       coalesce(a.title, a.id) AS article, coalesce(a.url, a.path, a.source) AS source
ORDER BY change_pct DESC, region, partner, direction, r.fact;

// graph
WITH replace(toLower($region), 'ё', 'е') AS asked
MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
MATCH (e)-[r:TRADES_WITH|EXPORTS_TO|SUPPLIES_TO]-(o:Entity)
WHERE r.status = 'asserted' AND r.change_pct IS NOT NULL
  AND ($since IS NULL OR coalesce(r.date_to, r.first_reported, '') >= $since)
WITH e, r, o,
     CASE WHEN type(r) = 'TRADES_WITH' THEN 'turnover' WHEN startNode(r) = e THEN 'export' ELSE 'import' END
       AS direction
ORDER BY size(coalesce(r.goods, [])), coalesce(r.date_to, r.first_reported, '') DESC, r.reports DESC, r.fact
WITH e, o, direction, collect(r)[0] AS r
RETURN e, r, o;
