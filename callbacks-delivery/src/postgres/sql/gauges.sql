WITH moment AS MATERIALIZED (SELECT callbacks.clock() AS now)
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
       (SELECT count(*) FROM callbacks.shard WHERE lease_until > moment.now) AS owned
FROM moment
