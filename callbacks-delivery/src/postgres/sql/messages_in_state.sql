-- $1 operation, $2 tenant, $3 tag, $4 state, $5 target, $6 and $7 the message before which to begin, $8 how many are examined. Returns
-- those that match, and the last one that was examined. Dead letters describe themselves; what waits is in the order of its numbers
-- alone, and its messages are looked up one by one.
WITH examined AS MATERIALIZED (
    (SELECT d.day, d.seq, bool_or(
         ($5::bigint IS NULL OR d.target = $5) AND ($1::text IS NULL OR d.operation IS NOT DISTINCT FROM $1)
         AND ($3::text IS NULL OR coalesce($3 = ANY (d.tags), false))
     ) AS fits
     FROM callbacks.dead d
     WHERE $4::text = 'dead' AND (d.day, d.seq) < ($6::integer, $7::bigint) AND ($2::text IS NULL OR d.tenant = $2)
     GROUP BY d.day, d.seq ORDER BY d.day DESC, d.seq DESC LIMIT $8::bigint)
    UNION ALL
    (SELECT max(d.day), d.seq, bool_or($5 IS NULL OR d.target = $5) FROM callbacks.due d
     WHERE $4 = 'waiting' AND d.seq < $7
     GROUP BY d.seq ORDER BY d.seq DESC LIMIT $8)
    UNION ALL
    (SELECT max(o.day), o.seq, bool_or(o.fits) FROM generate_series(0, 63) AS shard (id) CROSS JOIN LATERAL (
         SELECT max(o.day) AS day, o.seq, bool_or($5 IS NULL OR o.target = $5) AS fits FROM callbacks.outbox o
         WHERE o.shard = shard.id AND o.seq < $7
         GROUP BY o.seq ORDER BY o.seq DESC LIMIT $8
     ) o
     WHERE $4 = 'new' AND ($5 IS NULL OR shard.id = ($5 & 63))
     GROUP BY o.seq ORDER BY o.seq DESC LIMIT $8)
),
last AS MATERIALIZED (
    SELECT e.seq FROM examined e ORDER BY CASE WHEN $4 = 'dead' THEN e.day END, e.seq LIMIT 1
),
known AS (
    SELECT e.day, e.seq, e.seq = l.seq AS is_last,
           e.fits AND ($4 = 'dead' OR $1 IS NULL AND $2 IS NULL AND $3 IS NULL OR (
               SELECT ($1 IS NULL OR m.operation IS NOT DISTINCT FROM $1)
                      AND ($2 IS NULL OR m.tenant IS NOT DISTINCT FROM $2)
                      AND ($3 IS NULL OR coalesce($3 = ANY (m.tags), false))
               FROM callbacks.message m WHERE m.day = e.day AND m.seq = e.seq LIMIT 1
           )) IS TRUE AS matches
    FROM examined e, last l
)
SELECT k.day, k.seq, k.matches, (SELECT count(*) FROM examined) AS examined,
       CASE WHEN k.is_last THEN (
           SELECT m.accepted FROM callbacks.message m WHERE m.day = k.day AND m.seq = k.seq LIMIT 1
       ) END AS accepted
FROM known k WHERE k.matches OR k.is_last
ORDER BY CASE WHEN $4 = 'dead' THEN k.day END DESC, k.seq DESC
