-- $1 shards.
SELECT d.day, d.seq, d.target, d.fifo, d.due, d.charged, d.uncharged,
       (extract(epoch FROM moment.now - d.began) * 1000000)::bigint AS began_micros
FROM callbacks.due d, (SELECT callbacks.clock() AS now OFFSET 0) moment
WHERE d.shard = ANY ($1::smallint[]) AND d.fifo IS NOT NULL
ORDER BY d.shard, d.target, d.due, d.seq
