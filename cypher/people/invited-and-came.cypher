// Invited, and did they come
//
// Who invited whom, and what is reported of it: that they came, that they plan to, or nothing. Coming is a visit to the
// place, or a part in the event, that they were invited to; where none is told, a visit to the inviter or where he
// governs.
//
// :param who => null  // name: only invitations by or to this person, body, region or country
// :param since => null  // date: not before this day, month or year
// :param until => null  // date: not after this day, month or year
//
// Returns a table: reported, inviter, invited, occasion, date, outcome, came_on, sentence, came_sentence, article, source
// Nothing: no article tells of such an invitation.
WITH replace(toLower($who), 'ё', 'е') AS asked
CALL (asked) {
  MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
  MATCH (e)-[i:INVITED]-(:Entity)
  RETURN i
  UNION
  UNWIND CASE WHEN asked IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH ()-[i:INVITED]->()
  RETURN i
}
WITH startNode(i) AS x, i, endNode(i) AS y
WHERE i.status = 'asserted'
  AND ($since IS NULL OR coalesce(i.date_to, i.first_reported) >= $since)
  AND ($until IS NULL OR left(coalesce(i.date_from, i.first_reported), size($until)) <= $until)
OPTIONAL MATCH (x)-[:HOLDS_POSITION]->(home:Entity)
WHERE i.to_id IS NULL
WITH x, i, y, CASE WHEN i.to_id IS NULL THEN collect(DISTINCT home.id) + [x.id] ELSE [i.to_id] END AS goals
OPTIONAL MATCH (y)-[v:VISITED|PARTICIPATES_IN]->(t:Entity)-[:PART_OF*0..3]->(goal:Entity)
WHERE goal.id IN goals AND v.status IN ['asserted', 'planned']
  AND coalesce(v.date_to, v.last_reported, '') >= coalesce(i.first_reported, '')
WITH x, i, y, v
ORDER BY v.status, coalesce(v.date_from, v.first_reported, ''), v.fact
WITH x, i, y, collect(v)[0] AS came, i.evidence[0] AS best
OPTIONAL MATCH (c:Claim {id: best})<-[:STATES]-(a:Article)
RETURN i.first_reported AS reported, x.name AS inviter, y.name AS invited, i.to AS occasion,
       coalesce(i.date, i.date_from) AS date,
       CASE WHEN came IS NULL THEN 'nothing reported' WHEN came.status = 'asserted' THEN 'came' ELSE 'planned' END
         AS outcome,
       coalesce(came.date, came.date_from) AS came_on, i.sentence AS sentence, came.sentence AS came_sentence,
       coalesce(a.title, a.id) AS article, coalesce(a.url, a.path, a.source) AS source
ORDER BY coalesce(i.first_reported, '') DESC, inviter, invited, occasion, i.fact;

// graph
WITH replace(toLower($who), 'ё', 'е') AS asked
CALL (asked) {
  MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
  MATCH (e)-[i:INVITED]-(:Entity)
  RETURN i
  UNION
  UNWIND CASE WHEN asked IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH ()-[i:INVITED]->()
  RETURN i
}
WITH startNode(i) AS x, i, endNode(i) AS y
WHERE i.status = 'asserted'
  AND ($since IS NULL OR coalesce(i.date_to, i.first_reported) >= $since)
  AND ($until IS NULL OR left(coalesce(i.date_from, i.first_reported), size($until)) <= $until)
OPTIONAL MATCH (x)-[:HOLDS_POSITION]->(home:Entity)
WHERE i.to_id IS NULL
WITH x, i, y, CASE WHEN i.to_id IS NULL THEN collect(DISTINCT home.id) + [x.id] ELSE [i.to_id] END AS goals
OPTIONAL MATCH (y)-[v:VISITED|PARTICIPATES_IN]->(t:Entity)-[:PART_OF*0..3]->(goal:Entity)
WHERE goal.id IN goals AND v.status IN ['asserted', 'planned']
  AND coalesce(v.date_to, v.last_reported, '') >= coalesce(i.first_reported, '')
RETURN x, i, y, v, t;
