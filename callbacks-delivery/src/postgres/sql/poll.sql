-- $1 shards, $2 and $3 the bound of each, $4 limit for each.
SELECT o.day, o.seq, o.target, o.fifo
FROM unnest($1::smallint[], $2::bigint[], $3::bigint[]) WITH ORDINALITY AS bound (shard, seq, target, place)
CROSS JOIN LATERAL (
    SELECT * FROM callbacks.outbox o
    WHERE o.shard = bound.shard AND (o.seq, o.target) > (bound.seq, bound.target)
    ORDER BY o.seq, o.target LIMIT $4::bigint
) o
ORDER BY bound.place, o.seq, o.target
