-- $1 operation, $2 tenant, $3 tag, $4 since, $5 target, $6 and $7 the message before which to begin, $8 how many are examined. Returns
-- those that match, and the last one that was examined. An event without a target of its own may go to any.
WITH examined AS MATERIALIZED (
    SELECT m.day, m.seq, m.accepted,
           ($1::text IS NULL OR m.operation IS NOT DISTINCT FROM $1)
           AND ($3::text IS NULL OR coalesce($3 = ANY (m.tags), false))
           AND ($5::bigint IS NULL OR coalesce(m.target, $5) = $5) AS matches
    FROM callbacks.message m
    WHERE (m.day, m.seq) < ($6::integer, $7::bigint)
      AND ($2::text IS NULL OR m.tenant = $2)
      AND ($4::timestamptz IS NULL OR m.day >= callbacks.day_of($4))
    ORDER BY m.day DESC, m.seq DESC LIMIT $8::bigint
),
last AS MATERIALIZED (SELECT e.seq FROM examined e ORDER BY e.day, e.seq LIMIT 1)
SELECT e.day, e.seq, e.accepted, e.matches, (SELECT count(*) FROM examined) AS examined
FROM examined e, last l WHERE e.matches OR e.seq = l.seq ORDER BY e.day DESC, e.seq DESC
