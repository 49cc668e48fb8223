// Timeline
//
// What articles date of one entity, in the order of time: the earliest first.
//
// :param entity => 'Пермский край'  // name, required: a person, place, body, company or event, in any language and case
// :param since => null  // date: not before this day, month or year
// :param until => null  // date: not after this day, month or year
//
// Returns a table: date, type, subject, object, role, value, currency, place, status, reports, sentence, article, source
// Nothing: nothing that articles say of it has a date in this time.
WITH replace(toLower($entity), 'ё', 'е') AS asked
MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
MATCH (e)-[r]-(:Entity)
WHERE r.fact IS NOT NULL AND r.date_from IS NOT NULL
  AND ($since IS NULL OR coalesce(r.date_to, r.date_from) >= $since)
  AND ($until IS NULL OR left(r.date_from, size($until)) <= $until)
WITH DISTINCT r, startNode(r) AS s, endNode(r) AS o
WITH r, s, o, r.evidence[0] AS best
OPTIONAL MATCH (c:Claim {id: best})<-[:STATES]-(a:Article)
RETURN coalesce(r.date, r.period, r.date_from) AS date, type(r) AS type, s.name AS subject, o.name AS object,
       coalesce(r.title, replace(r.role, '_', ' ')) AS role, r.value AS value, r.currency AS currency,
       r.place AS place, r.status AS status, r.reports AS reports, r.sentence AS sentence,
       coalesce(a.title, a.id) AS article, coalesce(a.url, a.path, a.source) AS source
ORDER BY r.date_from, coalesce(r.date_to, r.date_from), type, subject, object, status, r.fact;

// graph
WITH replace(toLower($entity), 'ё', 'е') AS asked
MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
MATCH (e)-[r]-(o:Entity)
WHERE r.fact IS NOT NULL AND r.date_from IS NOT NULL
  AND ($since IS NULL OR coalesce(r.date_to, r.date_from) >= $since)
  AND ($until IS NULL OR left(r.date_from, size($until)) <= $until)
RETURN e, r, o;
