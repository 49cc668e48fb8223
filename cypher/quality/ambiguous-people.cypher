// Ambiguous people
//
// People whose mentions articles give too little to tell apart, so that they may be more than one: how many articles
// name them, by which names, and with which posts. `kg why NAME` shows each mention; overrides settle it.
//
// :param most => 50  // integer: how many at most
//
// Returns a table: name, aliases, articles, facts, posts
// Nothing: all people can be told apart, which is good.
MATCH (p:Person)
WHERE p.ambiguous IS NOT NULL
OPTIONAL MATCH (a:Article)-[:MENTIONS]->(:LocalEntity)-[:REFERS_TO]->(p)
WITH p, count(DISTINCT a) AS articles
OPTIONAL MATCH (p)-[r]-(o:Entity)
WITH p, articles, r, o
ORDER BY o.name, o.id
WITH p, articles, count(DISTINCT r) AS facts,
     collect(DISTINCT CASE type(r) WHEN 'HOLDS_POSITION'
                                  THEN coalesce(r.title, replace(r.role, '_', ' ')) + ', ' + o.name END) AS posts
RETURN p.name AS name, p.aliases AS aliases, articles, facts,
       reduce(text = '', n IN posts | text + CASE WHEN text = '' THEN '' ELSE '; ' END + n) AS posts
ORDER BY facts DESC, articles DESC, name, p.id
LIMIT $most;

// graph
MATCH (p:Person)
WHERE p.ambiguous IS NOT NULL
OPTIONAL MATCH (p)-[r]-(o:Entity)
RETURN p, r, o;
