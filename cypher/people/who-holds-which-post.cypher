// Who holds which post
//
// Who holds, or held, which post where. With `on`: those who by then were reported in the post and not out of it.
//
// :param place => null  // name: the region, country, city, ministry or company; without it, all
// :param role => null  // text: only this role, such as governor, minister, ambassador, mayor, director
// :param person => null  // name: only this person's posts
// :param on => null  // date: as known on this day, month or year
//
// Returns a table: person, post, role, place, accredited_to, since, until, status, reports, sentence, article, source
// Nothing: no article gives such a post.
WITH replace(toLower($person), 'ё', 'е') AS one, replace(toLower($place), 'ё', 'е') AS other
OPTIONAL MATCH (:Name {key: one})-[:NAMES]->(a:Entity)
WITH other, collect(a) AS people
OPTIONAL MATCH (:Name {key: other})-[:NAMES]->(b:Entity)
WITH people, collect(b) AS places
CALL (people, places) {
  UNWIND people AS a
  MATCH (a)-[r:HOLDS_POSITION]->(:Entity)
  RETURN r
  UNION
  UNWIND places AS b
  MATCH (b)<-[r:HOLDS_POSITION]-(:Entity)
  RETURN r
  UNION
  UNWIND CASE WHEN $person IS NULL AND $place IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH ()-[r:HOLDS_POSITION]->()
  RETURN r
}
WITH people, places, startNode(r) AS p, r, endNode(r) AS e
WHERE ($person IS NULL OR p IN people) AND ($place IS NULL OR e IN places)
  AND ($role IS NULL OR r.role = $role)
OPTIONAL MATCH (p)-[left_:HOLDS_POSITION]->(e)
WHERE left_.status = 'former' AND coalesce(left_.role, '') = coalesce(r.role, '')
  AND left(coalesce(left_.date_from, left_.first_reported), size(coalesce($on, ''))) < $on
WITH p, r, e, count(left_) AS gone
WHERE $on IS NULL
   OR (r.status = 'asserted' AND gone = 0 AND left(coalesce(r.date_from, r.first_reported), size($on)) <= $on)
WITH p, r, e, r.evidence[0] AS best
OPTIONAL MATCH (c:Claim {id: best})<-[:STATES]-(a:Article)
RETURN p.name AS person, coalesce(r.title, replace(r.role, '_', ' ')) AS post, r.role AS role, e.name AS place,
       reduce(text = '', n IN coalesce(r.accredited_to, []) | text + CASE WHEN text = '' THEN '' ELSE ', ' END + n)
         AS accredited_to,
       coalesce(r.date_from, r.first_reported) AS since, coalesce(r.date_to, r.last_reported) AS until,
       r.status AS status, r.reports AS reports, r.sentence AS sentence,
       coalesce(a.title, a.id) AS article, coalesce(a.url, a.path, a.source) AS source
ORDER BY place, role, person, status, r.fact;

// graph
WITH replace(toLower($person), 'ё', 'е') AS one, replace(toLower($place), 'ё', 'е') AS other
OPTIONAL MATCH (:Name {key: one})-[:NAMES]->(a:Entity)
WITH other, collect(a) AS people
OPTIONAL MATCH (:Name {key: other})-[:NAMES]->(b:Entity)
WITH people, collect(b) AS places
CALL (people, places) {
  UNWIND people AS a
  MATCH (a)-[r:HOLDS_POSITION]->(:Entity)
  RETURN r
  UNION
  UNWIND places AS b
  MATCH (b)<-[r:HOLDS_POSITION]-(:Entity)
  RETURN r
  UNION
  UNWIND CASE WHEN $person IS NULL AND $place IS NULL THEN ['all'] ELSE [] END AS wanted
  MATCH ()-[r:HOLDS_POSITION]->()
  RETURN r
}
WITH people, places, startNode(r) AS p, r, endNode(r) AS e
WHERE ($person IS NULL OR p IN people) AND ($place IS NULL OR e IN places)
  AND ($role IS NULL OR r.role = $role)
OPTIONAL MATCH (p)-[left_:HOLDS_POSITION]->(e)
WHERE left_.status = 'former' AND coalesce(left_.role, '') = coalesce(r.role, '')
  AND left(coalesce(left_.date_from, left_.first_reported), size(coalesce($on, ''))) < $on
WITH p, r, e, count(left_) AS gone
WHERE $on IS NULL
   OR (r.status = 'asserted' AND gone = 0 AND left(coalesce(r.date_from, r.first_reported), size($on)) <= $on)
RETURN p, r, e;
