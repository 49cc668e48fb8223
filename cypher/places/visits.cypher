// Visits
//
// Who went where: people, delegations and bodies, made and planned, and the sentence that says so. The latest first.
//
// :param who => null  // name: only the visits of this person, body, region or country
// :param destination => null  // name: only visits to this place, company, body or event
// :param statuses => ['asserted', 'planned']  // list: asserted for visits made, planned, proposed
// :param since => null  // date: not before this day, month or year
// :param until => null  // date: not after this day, month or year
//
// Returns a table: date, who, destination, status, reported, reports, sentence, article, source
// Nothing: no article tells of such a visit.
MATCH (x:Entity)-[r:VISITED]->(y:Entity)
WHERE r.status IN $statuses
  AND ($since IS NULL OR coalesce(r.date_to, r.first_reported) >= $since)
  AND ($until IS NULL OR left(coalesce(r.date_from, r.first_reported), size($until)) <= $until)
WITH x, r, y, replace(toLower($who), 'ё', 'е') AS visitor, replace(toLower($destination), 'ё', 'е') AS host
WHERE (visitor IS NULL OR visitor IN x.search OR x.key = visitor OR toLower(x.iso) = visitor)
  AND (host IS NULL OR host IN y.search OR y.key = host OR toLower(y.iso) = host)
WITH x, r, y, r.evidence[0] AS best
OPTIONAL MATCH (c:Claim {id: best})<-[:STATES]-(a:Article)
RETURN coalesce(r.date, r.date_from) AS date, x.name AS who, y.name AS destination, r.status AS status,
       r.first_reported AS reported, r.reports AS reports, r.sentence AS sentence,
       coalesce(a.title, a.id) AS article, coalesce(a.url, a.path, a.source) AS source
ORDER BY coalesce(r.date_from, r.first_reported, '') DESC, who, destination, status, r.fact;

// graph
MATCH (x:Entity)-[r:VISITED]->(y:Entity)
WHERE r.status IN $statuses
  AND ($since IS NULL OR coalesce(r.date_to, r.first_reported) >= $since)
  AND ($until IS NULL OR left(coalesce(r.date_from, r.first_reported), size($until)) <= $until)
WITH x, r, y, replace(toLower($who), 'ё', 'е') AS visitor, replace(toLower($destination), 'ё', 'е') AS host
WHERE (visitor IS NULL OR visitor IN x.search OR x.key = visitor OR toLower(x.iso) = visitor)
  AND (host IS NULL OR host IN y.search OR y.key = host OR toLower(y.iso) = host)
RETURN x, r, y;
