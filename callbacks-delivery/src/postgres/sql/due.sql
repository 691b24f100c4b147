-- $1 shards, $2 targets, $3 since when of each, $4 limit of each. The rows that are due, one more, and the first that is not due.
WITH moment AS MATERIALIZED (SELECT callbacks.clock() AS now)
SELECT d.day, d.seq, d.target, d.fifo, d.due, d.charged, d.uncharged, wanted.most,
       (extract(epoch FROM moment.now - d.began) * 1000000)::bigint AS began_micros,
       (extract(epoch FROM d.due - moment.now) * 1000000)::bigint AS wait_micros,
       d.due <= moment.now AS is_due
FROM moment
CROSS JOIN unnest($1::smallint[], $2::bigint[], $3::timestamptz[], $4::bigint[])
    WITH ORDINALITY AS wanted (shard, target, since, most, place)
CROSS JOIN LATERAL (
    (SELECT * FROM callbacks.due d
     WHERE d.shard = wanted.shard AND d.target = wanted.target
       AND d.due >= coalesce(wanted.since, '-infinity') AND d.due <= moment.now
     ORDER BY d.due, d.seq LIMIT wanted.most + 1)
    UNION ALL
    (SELECT * FROM callbacks.due d
     WHERE d.shard = wanted.shard AND d.target = wanted.target AND d.due > moment.now
     ORDER BY d.due, d.seq LIMIT 1)
) d
ORDER BY wanted.place, d.due, d.seq
