// Who came after whom in a post
//
// Posts that were reported to have been left, and who is reported in them since: the latest change first.
// Without a successor: nobody is reported in the post yet.
//
// :param place => null  // name: only posts of this region, country, city, body or company
// :param roles => ['governor', 'mayor', 'head_of_state', 'head_of_government', 'ambassador', 'speaker', 'director']  // list: posts that one holds at a time
// :param since => null  // date: left not before this day, month or year
//
// Returns a table: left_on, place, role, predecessor, successor, since, sentence, article, source
// Nothing: no article says that such a post was left.
WITH replace(toLower($place), 'ё', 'е') AS asked
CALL (asked) {
  MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
  MATCH (e)<-[gone:HOLDS_POSITION]-(:Entity)
  RETURN gone
  UNION
  UNWIND CASE WHEN asked IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH ()-[gone:HOLDS_POSITION]->()
  RETURN gone
}
WITH startNode(gone) AS p, gone, endNode(gone) AS e
WHERE gone.status = 'former' AND gone.role IN $roles
  AND ($since IS NULL OR coalesce(gone.date_to, gone.first_reported) >= $since)
OPTIONAL MATCH (q:Entity)-[now:HOLDS_POSITION]->(e)
WHERE now.status = 'asserted' AND now.role = gone.role AND q <> p
  AND (gone.role <> 'ambassador' OR now.accredited_to_ids = gone.accredited_to_ids)
  AND coalesce(now.last_reported, now.date_from, '') >= coalesce(gone.date_from, gone.first_reported, '')
WITH p, gone, e, q, now, gone.evidence[0] AS best
OPTIONAL MATCH (c:Claim {id: best})<-[:STATES]-(a:Article)
RETURN coalesce(gone.date_from, gone.first_reported) AS left_on, e.name AS place, replace(gone.role, '_', ' ') AS role,
       p.name AS predecessor, q.name AS successor, coalesce(now.date_from, now.first_reported) AS since,
       gone.sentence AS sentence, coalesce(a.title, a.id) AS article, coalesce(a.url, a.path, a.source) AS source
ORDER BY coalesce(left_on, '') DESC, place, role, predecessor, successor, gone.fact, now.fact;

// graph
WITH replace(toLower($place), 'ё', 'е') AS asked
CALL (asked) {
  MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
  MATCH (e)<-[gone:HOLDS_POSITION]-(:Entity)
  RETURN gone
  UNION
  UNWIND CASE WHEN asked IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH ()-[gone:HOLDS_POSITION]->()
  RETURN gone
}
WITH startNode(gone) AS p, gone, endNode(gone) AS e
WHERE gone.status = 'former' AND gone.role IN $roles
  AND ($since IS NULL OR coalesce(gone.date_to, gone.first_reported) >= $since)
OPTIONAL MATCH (q:Entity)-[now:HOLDS_POSITION]->(e)
WHERE now.status = 'asserted' AND now.role = gone.role AND q <> p
  AND (gone.role <> 'ambassador' OR now.accredited_to_ids = gone.accredited_to_ids)
  AND coalesce(now.last_reported, now.date_from, '') >= coalesce(gone.date_from, gone.first_reported, '')
RETURN p, gone, e, now, q;
