// Calendar
//
// What is planned and when: visits, meetings, agreements, events, investments and the rest that have a date, the next
// first. Without a day, from the last article's day of publication on.
//
// :param who => null  // name: only plans of this person, place, body, company or event
// :param since => null  // date: from this day, month or year on
// :param until => null  // date: not after this day, month or year
// :param statuses => ['planned']  // list: planned, proposed, asserted for what took place
//
// Returns a table: date, what, subject, object, document, status, reported, reports, sentence, article, source
// Nothing: no article tells of a plan with a date in this time.
OPTIONAL MATCH (last:Article)
WITH coalesce($since, max(left(last.published, 10))) AS from
WITH from, replace(toLower($who), 'ё', 'е') AS asked
CALL (asked) {
  MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
  MATCH (e)-[r]-(:Entity)
  RETURN r
  UNION
  UNWIND CASE WHEN asked IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH (:Entity)-[r]->(:Entity)
  RETURN r
}
WITH from, startNode(r) AS x, r, endNode(r) AS y
WHERE r.status IN $statuses AND r.date_to >= from
  AND ($until IS NULL OR left(r.date_from, size($until)) <= $until)
WITH x, r, y, r.evidence[0] AS best
OPTIONAL MATCH (c:Claim {id: best})<-[:STATES]-(a:Article)
RETURN coalesce(r.date, r.period, r.date_from) AS date,
       CASE type(r) WHEN 'VISITED' THEN 'visit' WHEN 'MET_WITH' THEN 'meeting' WHEN 'SIGNED_WITH' THEN 'agreement'
                    WHEN 'PARTICIPATES_IN' THEN 'participation' WHEN 'HELD_IN' THEN 'event'
                    WHEN 'INVESTS_IN' THEN 'investment' ELSE replace(toLower(type(r)), '_', ' ') END AS what,
       x.name AS subject, y.name AS object, r.document AS document, r.status AS status, r.first_reported AS reported,
       r.reports AS reports, r.sentence AS sentence,
       coalesce(a.title, a.id) AS article, coalesce(a.url, a.path, a.source) AS source
ORDER BY r.date_from, r.date_to, what, subject, object, status, r.fact;

// graph
OPTIONAL MATCH (last:Article)
WITH coalesce($since, max(left(last.published, 10))) AS from
WITH from, replace(toLower($who), 'ё', 'е') AS asked
CALL (asked) {
  MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
  MATCH (e)-[r]-(:Entity)
  RETURN r
  UNION
  UNWIND CASE WHEN asked IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH (:Entity)-[r]->(:Entity)
  RETURN r
}
WITH from, startNode(r) AS x, r, endNode(r) AS y
WHERE r.status IN $statuses AND r.date_to >= from
  AND ($until IS NULL OR left(r.date_from, size($until)) <= $until)
RETURN x, r, y;
