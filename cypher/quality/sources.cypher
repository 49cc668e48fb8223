// Sources
//
// From where the articles come: how many, how much they claim, how sure the rules are of it, and from when to when.
// As a graph, the facts that they report most.
//
// :param since => null  // date: articles published not before this day, month or year
//
// Returns a table: source, language, articles, without_claims, claims, confidence, first, last
// Nothing: the graph has no article.
MATCH (a:Article)
WHERE $since IS NULL OR a.published >= $since
OPTIONAL MATCH (a)-[:STATES]->(c:Claim)
WITH a, count(c) AS claims, sum(c.confidence) AS sure
RETURN coalesce(a.source, 'unknown') AS source, a.language AS language, count(a) AS articles,
       sum(CASE claims WHEN 0 THEN 1 ELSE 0 END) AS without_claims, sum(claims) AS claims,
       CASE WHEN sum(claims) > 0 THEN round(100.0 * sum(sure) / sum(claims)) / 100 END AS confidence,
       min(left(a.published, 10)) AS first, max(left(a.published, 10)) AS last
ORDER BY articles DESC, source, language;

// graph
MATCH (x:Entity)-[r]->(y:Entity)
WHERE r.fact IS NOT NULL AND ($since IS NULL OR r.last_reported >= $since)
WITH x, r, y
ORDER BY r.reports DESC, r.articles DESC, r.confidence DESC, r.fact
LIMIT 30
RETURN x, r, y;
