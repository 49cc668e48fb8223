// Single-source facts
//
// Facts that one report alone states, reprints of it counted once: what to confirm before it goes into a report.
// Those that the rules are least sure of first.
//
// :param entity => 'Пермский край'  // name, required: a person, place, body, company or event, in any language and case
// :param types => []  // list: only these relation types, such as MET_WITH; without any, all
//
// Returns a table: type, subject, object, date, value, currency, status, articles, confidence, reported, sentence, article, source
// Nothing: nothing is said of it, or all by more than one report.
WITH replace(toLower($entity), 'ё', 'е') AS asked
MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
MATCH (e)-[r]-(:Entity)
WHERE r.reports = 1 AND (size($types) = 0 OR type(r) IN $types)
WITH DISTINCT r, startNode(r) AS s, endNode(r) AS o
WITH r, s, o, r.evidence[0] AS best
OPTIONAL MATCH (c:Claim {id: best})<-[:STATES]-(a:Article)
RETURN type(r) AS type, s.name AS subject, o.name AS object, coalesce(r.date, r.period, r.date_from) AS date,
       r.value AS value, r.currency AS currency, r.status AS status, r.articles AS articles, r.confidence AS confidence,
       r.first_reported AS reported, r.sentence AS sentence,
       coalesce(a.title, a.id) AS article, coalesce(a.url, a.path, a.source) AS source
ORDER BY confidence, type, subject, object, coalesce(date, ''), status, r.fact;

// graph
WITH replace(toLower($entity), 'ё', 'е') AS asked
MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
MATCH (e)-[r]-(o:Entity)
WHERE r.reports = 1 AND (size($types) = 0 OR type(r) IN $types)
RETURN e, r, o;
