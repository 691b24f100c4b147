-- $1 shards.
SELECT t.id, t.state, t.alerted, t.breaker_opened, t.rate, t.concurrency,
       (extract(epoch FROM moment.now - t.failing_since) * 1000000)::bigint AS failing_micros,
       (extract(epoch FROM t.breaker_until - moment.now) * 1000000)::bigint AS breaker_micros
FROM callbacks.target t, (SELECT callbacks.clock() AS now OFFSET 0) moment
WHERE (t.id & 63) = ANY ($1::smallint[])
  AND (t.state <> 'active' OR t.failing_since IS NOT NULL OR t.alerted <> 0 OR t.breaker_opened IS NOT NULL
       OR t.rate IS NOT NULL OR t.concurrency IS NOT NULL)
ORDER BY t.id
