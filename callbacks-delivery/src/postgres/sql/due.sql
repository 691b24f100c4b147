-- $1 shards, $2 targets, $3 limit for each. The rows that are due, one more, and the first that is not due.
WITH moment AS MATERIALIZED (SELECT callbacks.clock() AS now)
SELECT d.day, d.seq, d.target, d.fifo, d.due, d.charged, d.uncharged,
       (extract(epoch FROM moment.now - d.began) * 1000000)::bigint AS began_micros,
       (extract(epoch FROM d.due - moment.now) * 1000000)::bigint AS wait_micros,
       d.due <= moment.now AS is_due
FROM moment
CROSS JOIN unnest($1::smallint[], $2::bigint[]) WITH ORDINALITY AS wanted (shard, target, place)
CROSS JOIN LATERAL (
    (SELECT * FROM callbacks.due d
     WHERE d.shard = wanted.shard AND d.target = wanted.target AND d.due <= moment.now
     ORDER BY d.due, d.seq LIMIT $3::bigint + 1)
    UNION ALL
    (SELECT * FROM callbacks.due d
     WHERE d.shard = wanted.shard AND d.target = wanted.target AND d.due > moment.now
     ORDER BY d.due, d.seq LIMIT 1)
) d
ORDER BY wanted.place, d.due, d.seq
