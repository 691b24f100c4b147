-- $1 to $6 the filter, $7 to $9 the key before the first one, $10 how many are examined, $11 how many are returned. Returns those that
-- match, and the last one that was examined.
--
-- The day of the key and the days behind it are separate, as in the list of messages.
WITH examined AS MATERIALIZED (
    SELECT d.*,
           coalesce(
               ($1::bigint IS NULL OR d.target = $1) AND ($3::text IS NULL OR d.operation = $3)
               AND ($4::text IS NULL OR $4 = ANY (d.tags)) AND ($5::text IS NULL OR d.cause = $5)
               AND ($6::timestamptz IS NULL OR d.died >= $6), false
           ) AS matches
    FROM (
        (SELECT d.* FROM callbacks.dead d
         WHERE d.day = $7::integer AND (d.seq, d.target) > ($8::bigint, $9::bigint) AND ($2::text IS NULL OR d.tenant = $2)
         ORDER BY d.day, d.seq, d.target LIMIT $10::bigint)
        UNION ALL
        (SELECT d.* FROM callbacks.dead d
         WHERE d.day > $7 AND ($2 IS NULL OR d.tenant = $2)
         ORDER BY d.day, d.seq, d.target LIMIT $10)
    ) d
    ORDER BY d.day, d.seq, d.target LIMIT $10
),
returned AS (
    (SELECT * FROM examined e WHERE e.matches ORDER BY e.day, e.seq, e.target LIMIT $11::bigint)
    UNION
    (SELECT * FROM examined e ORDER BY e.day DESC, e.seq DESC, e.target DESC LIMIT 1)
)
SELECT r.day, r.seq, r.target, r.died, r.cause, r.detail, r.matches,
       coalesce(r.message_id, '') AS id, coalesce(r.operation, '') AS operation, (SELECT count(*) FROM examined) AS examined
FROM returned r ORDER BY r.day, r.seq, r.target
