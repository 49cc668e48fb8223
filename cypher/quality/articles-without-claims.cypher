// Articles without claims
//
// Articles of which the graph holds fewer claims than asked for, by default none: news about something else, or rules
// that miss something; `kg explain ARTICLE` shows which. Those that name most first.
//
// :param fewer => 1  // integer: articles with fewer claims than this
// :param most => 50  // integer: how many at most
//
// Returns a table: article, claims, entities, published, language, source
// Nothing: every article makes as many claims, which is good.
MATCH (a:Article)
OPTIONAL MATCH (a)-[:STATES]->(c:Claim)
WITH a, count(c) AS claims
WHERE claims < $fewer
OPTIONAL MATCH (a)-[:MENTIONS]->(l:LocalEntity)
WITH a, claims, count(l) AS entities
RETURN coalesce(a.title, a.id) AS article, claims, entities, a.published AS published, a.language AS language,
       coalesce(a.url, a.path, a.source) AS source
ORDER BY entities DESC, coalesce(published, ''), article, a.id
LIMIT $most;

// graph
MATCH (a:Article)
OPTIONAL MATCH (a)-[:STATES]->(c:Claim)
WITH a, count(c) AS claims
WHERE claims < $fewer
OPTIONAL MATCH (a)-[:MENTIONS]->(l:LocalEntity)
WITH a, claims, count(l) AS entities
ORDER BY entities DESC, coalesce(a.published, ''), coalesce(a.title, a.id), a.id
LIMIT $most
OPTIONAL MATCH (a)-[m:MENTIONS]->(:LocalEntity)-[:REFERS_TO]->(e:Entity)
RETURN a, e;
