WITH moment AS MATERIALIZED (SELECT callbacks.clock() AS now),
-- Targets that nothing is sent to on purpose, and those where what has an order key waits for what failed.
held AS MATERIALIZED (
    SELECT t.id, (t.state = 'paused' OR t.breaker_opened IS NOT NULL OR t.rate IS NOT NULL) AS is_held
    FROM callbacks.target t
    WHERE t.state = 'paused' OR t.breaker_opened IS NOT NULL OR t.rate IS NOT NULL OR t.failing_since IS NOT NULL
)
SELECT (SELECT count(*) FROM callbacks.outbox) AS new,
       (SELECT count(*) FROM callbacks.due) AS due,
       (SELECT count(*) FROM callbacks.dead) AS dead,
       (extract(epoch FROM moment.now - (
           SELECT min(m.accepted)
           FROM generate_series(0, 63) AS shard (id)
           CROSS JOIN LATERAL (
               SELECT o.day, o.seq FROM callbacks.outbox o WHERE o.shard = shard.id ORDER BY o.seq LIMIT 1
           ) o
           JOIN callbacks.message m ON m.day = o.day AND m.seq = o.seq
       )) * 1000000)::bigint AS oldest_new_micros,
       (extract(epoch FROM moment.now - (
           SELECT min(d.due) FROM callbacks.due d WHERE d.due <= moment.now
       )) * 1000000)::bigint AS oldest_due_micros,
       (extract(epoch FROM moment.now - least((
           SELECT min(m.accepted)
           FROM generate_series(0, 63) AS shard (id)
           CROSS JOIN LATERAL (
               SELECT first.day, first.seq
               FROM (SELECT o.* FROM callbacks.outbox o WHERE o.shard = shard.id ORDER BY o.seq LIMIT 1000) first
               WHERE NOT EXISTS (
                   SELECT FROM held h WHERE h.id = first.target AND (h.is_held OR first.fifo IS NOT NULL)
               )
               ORDER BY first.seq LIMIT 1
           ) o
           JOIN callbacks.message m ON m.day = o.day AND m.seq = o.seq
       ), (
           SELECT min(d.due) FROM callbacks.due d
           WHERE d.due <= moment.now AND NOT EXISTS (SELECT FROM held h WHERE h.id = d.target AND h.is_held)
       ))) * 1000000)::bigint AS oldest_late_micros,
       (SELECT count(*) FROM callbacks.shard WHERE lease_until > moment.now) AS owned
FROM moment
