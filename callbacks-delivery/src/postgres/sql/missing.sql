-- $1 target, $2 since, $3 and $4 the message before the first one, $5 how many are examined, $6 how many are returned, $7 the tenant of
-- the endpoint. Returns those that are missing, and the last one that was examined.
--
-- The day of the first message and the days behind it are separate, as in the list of messages.
WITH examined AS MATERIALIZED (
    SELECT m.day, m.seq,
           coalesce(m.accepted >= $2 AND m.envelope <> '' AND (m.target = $1::bigint OR m.target IS NULL AND EXISTS (
               SELECT FROM callbacks.endpoint e
               WHERE e.target = $1 AND e.scope = coalesce('t' || m.tenant, '')
                 AND (e.events = '{}' OR m.operation = ANY (e.events))
           )), false) AS is_meant
    FROM (
        (SELECT m.* FROM callbacks.message m
         WHERE m.day = $3::integer AND m.day >= callbacks.day_of($2::timestamptz) AND m.seq > $4::bigint
           AND ($7::text IS NULL OR m.tenant = $7)
         ORDER BY m.day, m.seq LIMIT $5::bigint)
        UNION ALL
        (SELECT m.* FROM callbacks.message m
         WHERE m.day > $3 AND m.day >= callbacks.day_of($2) AND ($7 IS NULL OR m.tenant = $7)
         ORDER BY m.day, m.seq LIMIT $5)
    ) m
    ORDER BY m.day, m.seq LIMIT $5
),
missing AS MATERIALIZED (
    SELECT m.day, m.seq
    FROM examined m
    WHERE m.is_meant
      AND NOT EXISTS (SELECT FROM callbacks.attempt a WHERE a.day = m.day AND a.seq = m.seq AND a.target = $1)
      AND NOT EXISTS (SELECT FROM callbacks.outbox o WHERE o.shard = ($1 & 63) AND o.seq = m.seq AND o.target = $1)
      AND NOT EXISTS (SELECT FROM callbacks.due d WHERE d.seq = m.seq AND d.target = $1)
      AND NOT EXISTS (SELECT FROM callbacks.dead d WHERE d.day = m.day AND d.seq = m.seq AND d.target = $1)
    ORDER BY m.day, m.seq LIMIT $6::bigint
),
returned AS (
    (SELECT m.day, m.seq, true AS is_missing FROM missing m)
    UNION ALL
    (SELECT e.day, e.seq, false FROM examined e ORDER BY e.day DESC, e.seq DESC LIMIT 1)
)
SELECT r.day, r.seq, r.is_missing, (SELECT count(*) FROM examined) AS examined FROM returned r ORDER BY r.day, r.seq
