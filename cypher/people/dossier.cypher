// Dossier
//
// All that articles say of one entity: posts, meetings, visits, invitations, trade and the rest, each with its
// sentence.
//
// :param entity => 'Дмитрий Махонин'  // name, required: a person, place, body, company or event, in any language and case
//
// Returns a table: what, subject, object, role, date, value, currency, change_pct, goods, place, status, reports, sentence, article, source
// Nothing: articles name the entity, if at all, without saying anything of it.
WITH replace(toLower($entity), 'ё', 'е') AS asked
MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
MATCH (e)-[r]-(:Entity)
WHERE r.fact IS NOT NULL
WITH DISTINCT r, startNode(r) AS s, endNode(r) AS o,
     CASE type(r) WHEN 'HOLDS_POSITION' THEN 'post' WHEN 'MET_WITH' THEN 'meeting' WHEN 'VISITED' THEN 'visit'
                  WHEN 'INVITED' THEN 'invitation' WHEN 'TRADES_WITH' THEN 'trade' WHEN 'EXPORTS_TO' THEN 'export'
                  WHEN 'SUPPLIES_TO' THEN 'supply' ELSE replace(toLower(type(r)), '_', ' ') END AS what,
     CASE type(r) WHEN 'HOLDS_POSITION' THEN 1 WHEN 'MET_WITH' THEN 2 WHEN 'VISITED' THEN 3 WHEN 'INVITED' THEN 4
                  WHEN 'TRADES_WITH' THEN 5 WHEN 'EXPORTS_TO' THEN 6 WHEN 'SUPPLIES_TO' THEN 7 ELSE 8 END AS rank
WITH r, s, o, what, rank, r.evidence[0] AS best
OPTIONAL MATCH (c:Claim {id: best})<-[:STATES]-(a:Article)
RETURN what, s.name AS subject, o.name AS object, coalesce(r.title, replace(r.role, '_', ' ')) AS role,
       coalesce(r.date, r.period, r.date_from) AS date, r.value AS value, r.currency AS currency,
       r.change_pct AS change_pct,
       reduce(text = '', n IN coalesce(r.goods, []) | text + CASE WHEN text = '' THEN '' ELSE ', ' END + n) AS goods,
       r.place AS place, r.status AS status, r.reports AS reports, r.sentence AS sentence,
       coalesce(a.title, a.id) AS article, coalesce(a.url, a.path, a.source) AS source
ORDER BY rank, what, coalesce(r.date_from, r.first_reported, '') DESC, coalesce(date, ''), subject, object, status,
         r.fact;

// graph
WITH replace(toLower($entity), 'ё', 'е') AS asked
MATCH (:Name {key: asked})-[:NAMES]->(e:Entity)
MATCH (e)-[r]-(o:Entity)
WHERE r.fact IS NOT NULL
RETURN e, r, o;
