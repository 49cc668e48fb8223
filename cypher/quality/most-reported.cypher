// Most reported facts
//
// The facts that most reports state on their own; reprints of one text count once. Then by the number of articles.
//
// :param type => null  // text: only this relation type, such as MET_WITH
// :param entity => null  // name: only facts on this person, place, body, company or event
// :param since => null  // date: last reported not before this day, month or year
// :param most => 25  // integer: how many at most
//
// Returns a table: reports, articles, type, subject, object, date, status, confidence, first_reported, last_reported, sentence, article, source
// Nothing: no article states such a fact.
WITH replace(toLower($entity), 'ё', 'е') AS asked
CALL (asked) {
  MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
  MATCH (e)-[r]-(:Entity)
  RETURN r
  UNION
  UNWIND CASE WHEN asked IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH (:Entity)-[r]->(:Entity)
  RETURN r
}
WITH startNode(r) AS x, r, endNode(r) AS y
WHERE r.fact IS NOT NULL AND ($type IS NULL OR type(r) = toUpper($type))
  AND ($since IS NULL OR r.last_reported >= $since)
WITH x, r, y
ORDER BY r.reports DESC, r.articles DESC, r.confidence DESC, type(r), x.name, y.name, r.fact
LIMIT $most
WITH x, r, y, r.evidence[0] AS best
OPTIONAL MATCH (c:Claim {id: best})<-[:STATES]-(a:Article)
RETURN r.reports AS reports, r.articles AS articles, type(r) AS type, x.name AS subject, y.name AS object,
       coalesce(r.date, r.period, r.date_from) AS date, r.status AS status, r.confidence AS confidence,
       r.first_reported AS first_reported, r.last_reported AS last_reported, r.sentence AS sentence,
       coalesce(a.title, a.id) AS article, coalesce(a.url, a.path, a.source) AS source
ORDER BY reports DESC, articles DESC, confidence DESC, type, subject, object, r.fact;

// graph
WITH replace(toLower($entity), 'ё', 'е') AS asked
CALL (asked) {
  MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
  MATCH (e)-[r]-(:Entity)
  RETURN r
  UNION
  UNWIND CASE WHEN asked IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH (:Entity)-[r]->(:Entity)
  RETURN r
}
WITH startNode(r) AS x, r, endNode(r) AS y
WHERE r.fact IS NOT NULL AND ($type IS NULL OR type(r) = toUpper($type))
  AND ($since IS NULL OR r.last_reported >= $since)
WITH x, r, y
ORDER BY r.reports DESC, r.articles DESC, r.confidence DESC, type(r), x.name, y.name, r.fact
LIMIT $most
RETURN x, r, y;
