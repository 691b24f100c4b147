-- $1 targets, $2 how many rows are looked at, at most.
SELECT seen.target, count(*) FILTER (WHERE seen.target = ANY ($1::bigint[])) AS count, count(*) AS all
FROM (SELECT d.target FROM callbacks.dead d LIMIT $2::bigint) seen
GROUP BY seen.target ORDER BY count(*) DESC
