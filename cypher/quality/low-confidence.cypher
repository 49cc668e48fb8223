// Claims with low confidence
//
// Claims that come from rules which are right less often than the bound, as measured on annotated articles: read these
// sentences before you rely on them. The least sure first.
//
// :param below => 80  // integer: confidence in per cent below which a claim is shown
// :param type => null  // text: only this relation type, such as MET_WITH
// :param most => 50  // integer: how many at most
//
// Returns a table: confidence, type, subject, object, status, frame, sentence, article, published, source
// Nothing: no claim has a confidence below the bound.
MATCH (c:Claim)<-[:STATES]-(a:Article)
WHERE c.confidence * 100 < $below AND ($type IS NULL OR c.type = toUpper($type))
WITH c, a
ORDER BY c.confidence, c.type, coalesce(a.published, ''), a.content, c.start, c.id
LIMIT $most
OPTIONAL MATCH (c)-[:SUBJECT]->(:LocalEntity)-[:REFERS_TO]->(x:Entity)
OPTIONAL MATCH (c)-[:OBJECT]->(:LocalEntity)-[:REFERS_TO]->(y:Entity)
RETURN c.confidence AS confidence, c.type AS type, x.name AS subject, y.name AS object, c.status AS status,
       c.frame AS frame, c.sentence AS sentence, coalesce(a.title, a.id) AS article, a.published AS published,
       coalesce(a.url, a.path, a.source) AS source
ORDER BY confidence, type, coalesce(published, ''), a.content, c.start, c.id;

// graph
MATCH (c:Claim)<-[:STATES]-(a:Article)
WHERE c.confidence * 100 < $below AND ($type IS NULL OR c.type = toUpper($type))
WITH c, a
ORDER BY c.confidence, c.type, coalesce(a.published, ''), a.content, c.start, c.id
LIMIT $most
MATCH (c)-[:SUBJECT]->(:LocalEntity)-[:REFERS_TO]->(x:Entity)
MATCH (c)-[:OBJECT]->(:LocalEntity)-[:REFERS_TO]->(y:Entity)
MATCH (x)-[r]-(y)
WHERE r.fact = c.fact
RETURN x, r, y;
