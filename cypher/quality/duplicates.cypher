// Duplicates
//
// Entities of one type that could be one: people whose articles spell a given name and surname alike, others that bear
// one name. Those that were decided to be two are left out: namesakes by posts or patronymics, people marked ambiguous,
// bodies of different jurisdictions, seats or kinds, events of different years. Empty is good.
//
// :param type => null  // text: only entities of this type, such as Person or Company
//
// Returns a table: type, one, other, one_id, other_id, shared
// Nothing: all entities of one name are told apart, which is good.
MATCH (e:Entity)<-[r:REFERS_TO]-(l:LocalEntity)
WHERE e.type <> 'Event' AND e.ambiguous IS NULL AND ($type IS NULL OR e.type = $type)
WITH e, collect(DISTINCT r.why) AS whys, collect(DISTINCT l.keys) AS keys
WHERE size([why IN whys WHERE why STARTS WITH 'another person of the name']) = 0
  AND (e.type = 'Person' OR size([some IN keys WHERE size([key IN some WHERE key CONTAINS '@' OR key CONTAINS '%'
                                                             OR key CONTAINS '#']) > 0]) = 0)
UNWIND CASE WHEN e.type = 'Person'
            THEN reduce(all_ = [], some IN keys | all_ + [key IN some WHERE key STARTS WITH 'person:'
                                                                     AND NOT key CONTAINS '~'])
            ELSE [toLower(e.name)] END AS shared
WITH e.type AS type, shared, collect(DISTINCT e) AS alike
WHERE size(alike) > 1
UNWIND alike AS a
UNWIND alike AS b
WITH type, a, b, shared
WHERE a.id < b.id
RETURN type, a.name AS one, b.name AS other, a.id AS one_id, b.id AS other_id, min(shared) AS shared
ORDER BY type, one, other, one_id, other_id;

// graph
MATCH (e:Entity)<-[r:REFERS_TO]-(l:LocalEntity)
WHERE e.type <> 'Event' AND e.ambiguous IS NULL AND ($type IS NULL OR e.type = $type)
WITH e, collect(DISTINCT r.why) AS whys, collect(DISTINCT l.keys) AS keys
WHERE size([why IN whys WHERE why STARTS WITH 'another person of the name']) = 0
  AND (e.type = 'Person' OR size([some IN keys WHERE size([key IN some WHERE key CONTAINS '@' OR key CONTAINS '%'
                                                             OR key CONTAINS '#']) > 0]) = 0)
UNWIND CASE WHEN e.type = 'Person'
            THEN reduce(all_ = [], some IN keys | all_ + [key IN some WHERE key STARTS WITH 'person:'
                                                                     AND NOT key CONTAINS '~'])
            ELSE [toLower(e.name)] END AS shared
WITH e.type AS type, shared, collect(DISTINCT e) AS alike
WHERE size(alike) > 1
UNWIND alike AS a
UNWIND alike AS b
WITH a, b
WHERE a.id < b.id
UNWIND [a, b] AS one
WITH DISTINCT one
OPTIONAL MATCH (one)-[r]-(o:Entity)
RETURN one, r, o;
