// Foreign ties of a place
//
// With which countries a country, region or city has ties, and of what kind: meetings, visits, invitations, trade,
// agreements, cooperation and the rest, of the place itself, the places in it, and those with a post or seat there.
//
// :param place => 'Пермский край'  // name, required: a code, or a name in any language and case
// :param statuses => ['asserted', 'planned']  // list: asserted for what took place, planned, proposed
//
// Returns a table: country, ties, meetings, visits, invitations, trade, agreements, cooperation, other, last_reported
// Nothing: no article tells of ties with other countries.
WITH replace(toLower($place), 'ё', 'е') AS asked
MATCH (:Name {key: asked})-[:NAMES]->(p:Entity)
OPTIONAL MATCH (inner:Entity)-[:PART_OF*1..3]->(p)
OPTIONAL MATCH (p)-[:PART_OF*1..3]->(above:Entity {type: 'Country'})
WITH collect(DISTINCT p) + collect(DISTINCT inner) AS lands,
     collect(DISTINCT above.id) + collect(DISTINCT CASE p.type WHEN 'Country' THEN p.id END) AS own
UNWIND lands AS land
OPTIONAL MATCH (land)<-[tied:HOLDS_POSITION|LOCATED_IN]-(one:Entity)
WHERE tied.status = 'asserted'
WITH own, collect(DISTINCT land) + collect(DISTINCT one) AS ours
UNWIND ours AS x
MATCH (x)-[r]-(y:Entity)
WHERE r.status IN $statuses AND type(r) <> 'HOLDS_POSITION' AND type(r) <> 'LOCATED_IN'
WITH own, y, collect(r) AS links
CALL (y) {
  OPTIONAL MATCH (y)-[t:HOLDS_POSITION|LOCATED_IN]->(seat:Entity)
  WHERE t.status = 'asserted'
  WITH y, collect(DISTINCT seat) AS seats
  UNWIND CASE WHEN y.type IN ['Country', 'Region', 'City'] THEN [y] ELSE seats END AS spot
  OPTIONAL MATCH (spot)-[:PART_OF*1..3]->(up:Entity {type: 'Country'})
  RETURN DISTINCT CASE spot.type WHEN 'Country' THEN spot ELSE up END AS country
}
WITH own, links, country
WHERE country IS NOT NULL AND NOT country.id IN own
UNWIND links AS r
WITH DISTINCT country, r
RETURN country.name AS country, count(r) AS ties,
       sum(CASE type(r) WHEN 'MET_WITH' THEN 1 ELSE 0 END) AS meetings,
       sum(CASE type(r) WHEN 'VISITED' THEN 1 ELSE 0 END) AS visits,
       sum(CASE type(r) WHEN 'INVITED' THEN 1 ELSE 0 END) AS invitations,
       sum(CASE WHEN type(r) IN ['TRADES_WITH', 'EXPORTS_TO', 'SUPPLIES_TO'] THEN 1 ELSE 0 END) AS trade,
       sum(CASE type(r) WHEN 'SIGNED_WITH' THEN 1 ELSE 0 END) AS agreements,
       sum(CASE type(r) WHEN 'COOPERATES_WITH' THEN 1 ELSE 0 END) AS cooperation,
       sum(CASE WHEN type(r) IN ['MET_WITH', 'VISITED', 'INVITED', 'TRADES_WITH', 'EXPORTS_TO', 'SUPPLIES_TO',
                                 'SIGNED_WITH', 'COOPERATES_WITH'] THEN 0 ELSE 1 END) AS other,
       max(r.last_reported) AS last_reported
ORDER BY ties DESC, country;

// graph
WITH replace(toLower($place), 'ё', 'е') AS asked
MATCH (:Name {key: asked})-[:NAMES]->(p:Entity)
OPTIONAL MATCH (inner:Entity)-[:PART_OF*1..3]->(p)
OPTIONAL MATCH (p)-[:PART_OF*1..3]->(above:Entity {type: 'Country'})
WITH collect(DISTINCT p) + collect(DISTINCT inner) AS lands,
     collect(DISTINCT above.id) + collect(DISTINCT CASE p.type WHEN 'Country' THEN p.id END) AS own
UNWIND lands AS land
OPTIONAL MATCH (land)<-[tied:HOLDS_POSITION|LOCATED_IN]-(one:Entity)
WHERE tied.status = 'asserted'
WITH own, collect(DISTINCT land) + collect(DISTINCT one) AS ours
UNWIND ours AS x
MATCH (x)-[r]-(y:Entity)
WHERE r.status IN $statuses AND type(r) <> 'HOLDS_POSITION' AND type(r) <> 'LOCATED_IN'
WITH own, y, collect(r) AS links, collect(DISTINCT x) AS ones
CALL (y) {
  OPTIONAL MATCH (y)-[t:HOLDS_POSITION|LOCATED_IN]->(seat:Entity)
  WHERE t.status = 'asserted'
  WITH y, collect(DISTINCT seat) AS seats
  UNWIND CASE WHEN y.type IN ['Country', 'Region', 'City'] THEN [y] ELSE seats END AS spot
  OPTIONAL MATCH (spot)-[:PART_OF*1..3]->(up:Entity {type: 'Country'})
  RETURN collect(DISTINCT CASE spot.type WHEN 'Country' THEN spot.id ELSE up.id END) AS countries
}
WITH own, y, links, ones, countries
WHERE size([id IN countries WHERE NOT id IN own]) > 0
RETURN ones, links, y;
