// Planned and never reported done
//
// Visits, meetings, agreements, events and investments that were planned for a time that has passed, and of which no
// article says since, of the same two, that they took place. An undated plan has passed a year after it was reported.
// Without a day, the last article's day of publication is taken for today.
//
// :param who => null  // name: only plans of this person, place, body, company or event
// :param types => ['VISITED', 'MET_WITH', 'SIGNED_WITH', 'PARTICIPATES_IN', 'HELD_IN', 'INVESTS_IN']  // list: which relations
// :param on => null  // date: what had passed by this day, month or year
//
// Returns a table: planned_for, what, subject, object, document, reported, reports, sentence, article, source
// Nothing: all that was planned was reported done, or its time hasn't passed.
OPTIONAL MATCH (last:Article)
WITH coalesce($on, max(left(last.published, 10))) AS today
WITH today, toString(toInteger(left(today, 4)) - 1) + substring(today, 4) AS year_ago
WITH today, year_ago, replace(toLower($who), 'ё', 'е') AS asked
CALL (asked) {
  MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
  MATCH (e)-[r]-(:Entity)
  RETURN r
  UNION
  UNWIND CASE WHEN asked IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH (:Entity)-[r]->(:Entity)
  RETURN r
}
WITH today, year_ago, startNode(r) AS x, r, endNode(r) AS y
WHERE r.status = 'planned' AND type(r) IN $types
  AND (r.date_to < today OR (r.date_to IS NULL AND r.first_reported < year_ago))
OPTIONAL MATCH (x)-[done]-(y)
WHERE type(done) = type(r) AND done.status = 'asserted'
  AND coalesce(done.date_to, done.last_reported, '') >= coalesce(r.date_from, r.first_reported, '')
WITH x, r, y, count(done) AS dones
WHERE dones = 0
WITH x, r, y, r.evidence[0] AS best
OPTIONAL MATCH (c:Claim {id: best})<-[:STATES]-(a:Article)
RETURN coalesce(r.date, r.period, r.date_from) AS planned_for,
       CASE type(r) WHEN 'VISITED' THEN 'visit' WHEN 'MET_WITH' THEN 'meeting' WHEN 'SIGNED_WITH' THEN 'agreement'
                    WHEN 'PARTICIPATES_IN' THEN 'participation' WHEN 'HELD_IN' THEN 'event'
                    WHEN 'INVESTS_IN' THEN 'investment' ELSE replace(toLower(type(r)), '_', ' ') END AS what,
       x.name AS subject, y.name AS object, r.document AS document, r.first_reported AS reported, r.reports AS reports,
       r.sentence AS sentence, coalesce(a.title, a.id) AS article, coalesce(a.url, a.path, a.source) AS source
ORDER BY coalesce(r.date_to, r.first_reported) DESC, what, subject, object, r.fact;

// graph
OPTIONAL MATCH (last:Article)
WITH coalesce($on, max(left(last.published, 10))) AS today
WITH today, toString(toInteger(left(today, 4)) - 1) + substring(today, 4) AS year_ago
WITH today, year_ago, replace(toLower($who), 'ё', 'е') AS asked
CALL (asked) {
  MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
  MATCH (e)-[r]-(:Entity)
  RETURN r
  UNION
  UNWIND CASE WHEN asked IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH (:Entity)-[r]->(:Entity)
  RETURN r
}
WITH today, year_ago, startNode(r) AS x, r, endNode(r) AS y
WHERE r.status = 'planned' AND type(r) IN $types
  AND (r.date_to < today OR (r.date_to IS NULL AND r.first_reported < year_ago))
OPTIONAL MATCH (x)-[done]-(y)
WHERE type(done) = type(r) AND done.status = 'asserted'
  AND coalesce(done.date_to, done.last_reported, '') >= coalesce(r.date_from, r.first_reported, '')
WITH x, r, y, count(done) AS dones
WHERE dones = 0
RETURN x, r, y;
