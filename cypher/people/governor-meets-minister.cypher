// Governor meets minister
//
// Which governors met which ministers and ambassadors: when, where, and the sentence of the article that says so.
// A side's role is that of any post that articles give the person, so a former governor counts as well.
//
// :param governors => ['governor']  // list: roles on the one side, such as governor, deputy_governor, mayor
// :param ministers => ['minister', 'ambassador']  // list: roles on the other, such as minister, deputy_head_of_government, ambassador
// :param statuses => ['asserted', 'planned']  // list: asserted for what took place, planned, proposed
// :param since => null  // date: not before this day, month or year
// :param until => null  // date: not after this day, month or year
//
// Returns a table: date, governor, region, minister, post, place, status, reported, sentence, article, source
// Nothing: no article tells of a meeting between people with such posts.
MATCH (g:Person)-[held:HOLDS_POSITION]->(region:Entity)
WHERE held.role IN $governors AND held.status IN ['asserted', 'former']
MATCH (g)-[met:MET_WITH]-(m:Person)
WHERE met.status IN $statuses
  AND ($since IS NULL OR coalesce(met.date_to, met.first_reported) >= $since)
  AND ($until IS NULL OR left(coalesce(met.date_from, met.first_reported), size($until)) <= $until)
MATCH (m)-[holds:HOLDS_POSITION]->(land:Entity)
WHERE holds.role IN $ministers AND holds.status IN ['asserted', 'former']
WITH g, met, m, region, coalesce(holds.title, replace(holds.role, '_', ' ')) + ', ' + land.name AS post
ORDER BY region.name, post
WITH g, met, m, collect(DISTINCT region.name) AS regions, collect(DISTINCT post) AS posts
WITH g, met, m, regions, posts, met.evidence[0] AS best
OPTIONAL MATCH (c:Claim {id: best})<-[:STATES]-(a:Article)
RETURN met.date AS date, g.name AS governor,
       reduce(text = '', n IN regions | text + CASE WHEN text = '' THEN '' ELSE '; ' END + n) AS region,
       m.name AS minister,
       reduce(text = '', n IN posts | text + CASE WHEN text = '' THEN '' ELSE '; ' END + n) AS post,
       met.place AS place, met.status AS status, met.first_reported AS reported, met.sentence AS sentence,
       coalesce(a.title, a.id) AS article, coalesce(a.url, a.path, a.source) AS source
ORDER BY coalesce(met.date_from, met.first_reported, '') DESC, governor, minister, status, met.fact, g.id;

// graph
MATCH (g:Person)-[held:HOLDS_POSITION]->(region:Entity)
WHERE held.role IN $governors AND held.status IN ['asserted', 'former']
MATCH (g)-[met:MET_WITH]-(m:Person)
WHERE met.status IN $statuses
  AND ($since IS NULL OR coalesce(met.date_to, met.first_reported) >= $since)
  AND ($until IS NULL OR left(coalesce(met.date_from, met.first_reported), size($until)) <= $until)
MATCH (m)-[holds:HOLDS_POSITION]->(land:Entity)
WHERE holds.role IN $ministers AND holds.status IN ['asserted', 'former']
RETURN region, held, g, met, m, holds, land;
