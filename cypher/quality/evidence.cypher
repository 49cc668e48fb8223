// Evidence
//
// The sentences behind the edges between two entities: every claim, the article that makes it, the frame that found it.
//
// :param a => 'Сергей Лавров'  // name, required: one end of the edge, in any language and case
// :param b => null  // name: the other end; without it, all edges of the first
// :param type => null  // text: only this relation type, such as MET_WITH
//
// Returns a table: type, subject, object, status, date, sentence, article, published, source, frame, engine, confidence
// Nothing: no article states such a relation.
WITH replace(toLower($a), 'ё', 'е') AS asked, replace(toLower($b), 'ё', 'е') AS other
MATCH (:Name {key: asked})-[:NAMES]->(x:Entity)
OPTIONAL MATCH (:Name {key: other})-[:NAMES]->(b:Entity)
WITH x, collect(b) AS others
MATCH (x)-[r]-(y:Entity)
WHERE r.fact IS NOT NULL AND ($b IS NULL OR y IN others) AND ($type IS NULL OR type(r) = toUpper($type))
WITH DISTINCT r, startNode(r) AS s, endNode(r) AS o, r.fact AS fact
MATCH (c:Claim {fact: fact})<-[:STATES]-(d:Article)
RETURN type(r) AS type, s.name AS subject, o.name AS object, r.status AS status,
       coalesce(c.date, c.period, r.date, r.period) AS date, c.sentence AS sentence,
       coalesce(d.title, d.id) AS article, d.published AS published,
       coalesce(d.url, d.path, d.source) AS source,
       c.frame AS frame, c.engine AS engine, c.confidence AS confidence
ORDER BY type, subject, object, status, coalesce(r.date_from, ''), r.fact, confidence DESC, coalesce(published, ''),
         d.id, c.start;

// graph
WITH replace(toLower($a), 'ё', 'е') AS asked, replace(toLower($b), 'ё', 'е') AS other
MATCH (:Name {key: asked})-[:NAMES]->(x:Entity)
OPTIONAL MATCH (:Name {key: other})-[:NAMES]->(b:Entity)
WITH x, collect(b) AS others
MATCH (x)-[r]-(y:Entity)
WHERE r.fact IS NOT NULL AND ($b IS NULL OR y IN others) AND ($type IS NULL OR type(r) = toUpper($type))
RETURN x, r, y;
