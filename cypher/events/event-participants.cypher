// Participants of an event
//
// Who takes part in an exhibition, forum, mission or other event, who organises it and who visited it, for events with
// these words in their name; where and when it is held, and the sentence that names each participant.
//
// :param event => 'Бизнес-миссия самарских предприятий'  // text, required: the event's name or a part of it, in any case
// :param statuses => ['asserted', 'planned', 'proposed']  // list: asserted for who took part, planned, proposed
//
// Returns a table: event, held_in, part, who, type, date, status, reports, sentence, article, source
// Nothing: no article names a participant of an event with these words in its name.
MATCH (e:Event)
WITH e, replace(toLower($event), 'ё', 'е') AS asked
WHERE e.key = asked OR size([n IN e.search WHERE n CONTAINS asked]) > 0
MATCH (x:Entity)-[r:PARTICIPATES_IN|ORGANIZES|VISITED|INVITED]-(e)
WHERE r.status IN $statuses
OPTIONAL MATCH (e)-[:HELD_IN]->(venue:Entity)
WITH e, x, r, venue
ORDER BY CASE venue.type WHEN 'City' THEN 0 WHEN 'Region' THEN 1 ELSE 2 END, venue.name, venue.id
WITH e, x, r, collect(DISTINCT venue.name) AS venues, r.evidence[0] AS best
OPTIONAL MATCH (c:Claim {id: best})<-[:STATES]-(a:Article)
RETURN e.name AS event,
       reduce(text = '', n IN venues | text + CASE WHEN text = '' THEN '' ELSE ', ' END + n) AS held_in,
       CASE type(r) WHEN 'ORGANIZES' THEN 'organiser' WHEN 'PARTICIPATES_IN' THEN 'participant'
                    WHEN 'VISITED' THEN 'visitor' ELSE 'invited' END AS part,
       x.name AS who, x.type AS type, coalesce(r.date, r.date_from) AS date, r.status AS status, r.reports AS reports,
       r.sentence AS sentence, coalesce(a.title, a.id) AS article, coalesce(a.url, a.path, a.source) AS source
ORDER BY event, e.id, CASE part WHEN 'organiser' THEN 0 WHEN 'participant' THEN 1 ELSE 2 END, who, status, r.fact;

// graph
MATCH (e:Event)
WITH e, replace(toLower($event), 'ё', 'е') AS asked
WHERE e.key = asked OR size([n IN e.search WHERE n CONTAINS asked]) > 0
MATCH (x:Entity)-[r:PARTICIPATES_IN|ORGANIZES|VISITED|INVITED]-(e)
WHERE r.status IN $statuses
OPTIONAL MATCH (e)-[h:HELD_IN]->(venue:Entity)
RETURN e, r, x, h, venue;
