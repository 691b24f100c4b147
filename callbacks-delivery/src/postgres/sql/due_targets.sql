-- $1 shards. Jumps from one target to the next, so that a million rows of one target cost as much as one row.
WITH RECURSIVE head AS (
    SELECT wanted.shard, first.target, first.due
    FROM unnest($1::smallint[]) AS wanted (shard)
    CROSS JOIN LATERAL (
        SELECT d.target, d.due FROM callbacks.due d WHERE d.shard = wanted.shard ORDER BY d.target, d.due LIMIT 1
    ) first
    UNION ALL
    SELECT head.shard, next.target, next.due
    FROM head
    CROSS JOIN LATERAL (
        SELECT d.target, d.due FROM callbacks.due d
        WHERE d.shard = head.shard AND d.target > head.target
        ORDER BY d.target, d.due LIMIT 1
    ) next
)
SELECT head.target, (extract(epoch FROM head.due - moment.now) * 1000000)::bigint AS wait_micros
FROM head, (SELECT callbacks.clock() AS now OFFSET 0) moment
