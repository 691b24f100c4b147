-- $1 targets, $2 their shards, $3 how many rows are looked at, at most.
SELECT seen.target, count(*) FILTER (WHERE seen.target = ANY ($1::bigint[])) AS count, count(*) AS all
FROM (
    SELECT target FROM (
        SELECT d.target FROM callbacks.due d WHERE d.shard = ANY ($2::smallint[])
        UNION ALL
        SELECT o.target FROM callbacks.outbox o WHERE o.shard = ANY ($2)
    ) waits LIMIT $3::bigint
) seen
GROUP BY seen.target ORDER BY count(*) DESC
