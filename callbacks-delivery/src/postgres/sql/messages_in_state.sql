-- $1 state, $2 target, $3 and $4 the message before which to begin, $5 limit.
SELECT found.day, found.seq, true AS matches FROM (
    (SELECT d.day, d.seq FROM callbacks.dead d
     WHERE $1::text = 'dead' AND ($2::bigint IS NULL OR d.target = $2) AND (d.day, d.seq) < ($3::integer, $4::bigint)
     GROUP BY d.day, d.seq ORDER BY d.day DESC, d.seq DESC LIMIT $5::bigint)
    UNION ALL
    (SELECT d.day, d.seq FROM callbacks.due d
     WHERE $1 = 'waiting' AND ($2 IS NULL OR d.shard = ($2 & 63) AND d.target = $2) AND d.seq < $4
     GROUP BY d.day, d.seq ORDER BY d.seq DESC LIMIT $5)
    UNION ALL
    (SELECT o.day, o.seq FROM generate_series(0, 63) AS shard (id) CROSS JOIN LATERAL (
         SELECT o.day, o.seq FROM callbacks.outbox o
         WHERE o.shard = shard.id AND ($2 IS NULL OR o.target = $2) AND o.seq < $4
         ORDER BY o.seq DESC LIMIT $5
     ) o
     WHERE $1 = 'new' AND ($2 IS NULL OR shard.id = ($2 & 63))
     GROUP BY o.day, o.seq ORDER BY o.seq DESC LIMIT $5)
) found
ORDER BY found.day DESC, found.seq DESC
