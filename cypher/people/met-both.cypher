// Who met both of two people
//
// Whom two people, bodies or companies have both met, with the latest meeting of each side and its sentence.
//
// :param a => 'Сергей Лавров'  // name, required: the one, in any language and case
// :param b => 'Дмитрий Крутой'  // name, required: the other
//
// Returns a table: who, met_a_on, met_b_on, meetings_a, meetings_b, sentence, other_sentence
// Nothing: articles tell of nobody who met both.
WITH replace(toLower($a), 'ё', 'е') AS one, replace(toLower($b), 'ё', 'е') AS other
MATCH (:Name {key: one})-[:NAMES]->(a:Entity)
MATCH (:Name {key: other})-[:NAMES]->(b:Entity)
WHERE a <> b
MATCH (a)-[r:MET_WITH]-(m:Entity)
WHERE r.status = 'asserted' AND m <> b
WITH b, m, r
ORDER BY coalesce(r.date_from, r.first_reported, '') DESC, r.fact
WITH b, m, collect(DISTINCT r) AS ours
MATCH (m)-[s:MET_WITH]-(b)
WHERE s.status = 'asserted'
WITH m, ours, s
ORDER BY coalesce(s.date_from, s.first_reported, '') DESC, s.fact
WITH m, ours, collect(DISTINCT s) AS theirs
WITH m, ours, theirs, ours[0] AS one, theirs[0] AS other
RETURN m.name AS who, coalesce(one.date, one.first_reported) AS met_a_on,
       coalesce(other.date, other.first_reported) AS met_b_on, size(ours) AS meetings_a, size(theirs) AS meetings_b,
       one.sentence AS sentence, other.sentence AS other_sentence
ORDER BY who, m.id;

// graph
WITH replace(toLower($a), 'ё', 'е') AS one, replace(toLower($b), 'ё', 'е') AS other
MATCH (:Name {key: one})-[:NAMES]->(a:Entity)
MATCH (:Name {key: other})-[:NAMES]->(b:Entity)
WHERE a <> b
MATCH (a)-[r:MET_WITH]-(m:Entity)
WHERE r.status = 'asserted' AND m <> b
WITH a, b, m, collect(r) AS ours
MATCH (m)-[s:MET_WITH]-(b)
WHERE s.status = 'asserted'
RETURN a, ours, m, collect(s) AS theirs, b;
