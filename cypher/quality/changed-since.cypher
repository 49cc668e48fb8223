// What changed since a date or the last load
//
// The facts that articles loaded since then state: `new` where no older article in the graph says so, else `again`,
// with how many articles said it then and now. Without a date: since the last load that brought any.
//
// :param since => null  // date: articles loaded on or after this day, month or year
// :param changes => ['new', 'again']  // list: new facts, or those that are said again
//
// Returns a table: change, type, subject, object, date, value, currency, status, articles_before, articles, sentence, article, source
// Nothing: no article that states anything was loaded since then.
OPTIONAL MATCH (run:Run)
WHERE run.details CONTAINS '"started": "' AND NOT run.details CONTAINS '"loaded": 0,'
WITH coalesce($since, max(left(split(run.details, '"started": "')[1], 19)), '') AS since
MATCH (new:Article)
WHERE left(new.loaded_at, 19) >= since
MATCH (new)-[:STATES]->(c:Claim)
WHERE c.fact IS NOT NULL
WITH since, c.fact AS fact, min(c.id) AS one, count(DISTINCT new.id) AS adds
MATCH (c:Claim {fact: fact})<-[:STATES]-(all_:Article)
WITH one, fact, adds, count(DISTINCT all_.id) AS articles
MATCH (k:Claim {id: one})-[:SUBJECT]->(:LocalEntity)-[:REFERS_TO]->(x:Entity)
MATCH (k)-[:OBJECT]->(:LocalEntity)-[:REFERS_TO]->(y:Entity)
MATCH (x)-[r]-(y)
WHERE r.fact = fact AND CASE WHEN articles = adds THEN 'new' ELSE 'again' END IN $changes
WITH DISTINCT r, adds, articles, startNode(r) AS s, endNode(r) AS o
WITH r, adds, articles, s, o, r.evidence[0] AS best
OPTIONAL MATCH (e:Claim {id: best})<-[:STATES]-(a:Article)
RETURN CASE WHEN articles = adds THEN 'new' ELSE 'again' END AS change, type(r) AS type, s.name AS subject,
       o.name AS object, coalesce(r.date, r.period, r.date_from) AS date, r.value AS value, r.currency AS currency,
       r.status AS status, articles - adds AS articles_before, articles, r.sentence AS sentence,
       coalesce(a.title, a.id) AS article, coalesce(a.url, a.path, a.source) AS source
ORDER BY change DESC, type, subject, object, coalesce(date, ''), status, r.fact;

// graph
OPTIONAL MATCH (run:Run)
WHERE run.details CONTAINS '"started": "' AND NOT run.details CONTAINS '"loaded": 0,'
WITH coalesce($since, max(left(split(run.details, '"started": "')[1], 19)), '') AS since
MATCH (new:Article)
WHERE left(new.loaded_at, 19) >= since
MATCH (new)-[:STATES]->(c:Claim)
WHERE c.fact IS NOT NULL
WITH since, c.fact AS fact, min(c.id) AS one, count(DISTINCT new.id) AS adds
MATCH (c:Claim {fact: fact})<-[:STATES]-(all_:Article)
WITH one, fact, adds, count(DISTINCT all_.id) AS articles
MATCH (k:Claim {id: one})-[:SUBJECT]->(:LocalEntity)-[:REFERS_TO]->(x:Entity)
MATCH (k)-[:OBJECT]->(:LocalEntity)-[:REFERS_TO]->(y:Entity)
MATCH (x)-[r]-(y)
WHERE r.fact = fact AND CASE WHEN articles = adds THEN 'new' ELSE 'again' END IN $changes
RETURN x, r, y;
