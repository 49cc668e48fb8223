// Who trades in which goods
//
// Who sells, buys or trades goods whose name has a word in it, to whom, and how much, by the latest period first.
//
// :param goods => 'удобрения'  // text, required: the goods or a part of their name, in the language of the articles and any case
// :param place => null  // name: only where this country, region, city or company is a side
// :param statuses => ['asserted']  // list: asserted for goods that go, planned, proposed
//
// Returns a table: from, to, goods, period, value, currency, change_pct, status, reports, sentence, article, source
// Nothing: no article tells of trade in goods with this word in their name.
WITH replace(toLower($place), 'ё', 'е') AS asked
CALL (asked) {
  MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
  MATCH (e)-[r:EXPORTS_TO|SUPPLIES_TO|TRADES_WITH]-(:Entity)
  RETURN r
  UNION
  UNWIND CASE WHEN asked IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH ()-[r:EXPORTS_TO|SUPPLIES_TO|TRADES_WITH]->()
  RETURN r
}
WITH startNode(r) AS s, r, endNode(r) AS o
WHERE r.status IN $statuses
  AND any(n IN r.goods WHERE replace(toLower(n), 'ё', 'е') CONTAINS replace(toLower($goods), 'ё', 'е'))
WITH s, r, o, r.evidence[0] AS best
OPTIONAL MATCH (c:Claim {id: best})<-[:STATES]-(a:Article)
RETURN s.name + CASE WHEN type(r) = 'TRADES_WITH' THEN ' (both ways)' ELSE '' END AS from, o.name AS to,
       reduce(text = '', n IN r.goods | text + CASE WHEN text = '' THEN '' ELSE ', ' END + n) AS goods,
       r.period AS period, r.value AS value, r.currency AS currency, r.change_pct AS change_pct, r.status AS status,
       r.reports AS reports, r.sentence AS sentence,
       coalesce(a.title, a.id) AS article, coalesce(a.url, a.path, a.source) AS source
ORDER BY coalesce(r.date_to, r.first_reported, '') DESC, from, to, goods, coalesce(value, 0.0) DESC, status, r.fact;

// graph
WITH replace(toLower($place), 'ё', 'е') AS asked
CALL (asked) {
  MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
  MATCH (e)-[r:EXPORTS_TO|SUPPLIES_TO|TRADES_WITH]-(:Entity)
  RETURN r
  UNION
  UNWIND CASE WHEN asked IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH ()-[r:EXPORTS_TO|SUPPLIES_TO|TRADES_WITH]->()
  RETURN r
}
WITH startNode(r) AS s, r, endNode(r) AS o
WHERE r.status IN $statuses
  AND any(n IN r.goods WHERE replace(toLower(n), 'ё', 'е') CONTAINS replace(toLower($goods), 'ё', 'е'))
RETURN s, r, o;
