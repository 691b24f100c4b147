-- $1 operation, $2 tenant, $3 tag, $4 since, $5 target, $6 and $7 the message before which to begin, $8 how many are examined. Returns
-- those that match, and the last one that was examined. An event without a target of its own may go to any.
--
-- The day of the first message and the days before it are separate. The planner estimates a comparison of rows by their first column
-- alone: if all messages are of one day, it would expect none, and sort all of them.
WITH examined AS MATERIALIZED (
    SELECT e.day, e.seq, e.accepted,
           ($1::text IS NULL OR e.operation IS NOT DISTINCT FROM $1)
           AND ($3::text IS NULL OR coalesce($3 = ANY (e.tags), false))
           AND ($5::bigint IS NULL OR coalesce(e.target, $5) = $5) AS matches
    FROM (
        (SELECT m.day, m.seq, m.accepted, m.operation, m.tags, m.target
         FROM callbacks.message m
         WHERE m.day = $6::integer AND m.seq < $7::bigint
           AND ($2::text IS NULL OR m.tenant = $2)
           AND ($4::timestamptz IS NULL OR m.day >= callbacks.day_of($4))
         ORDER BY m.day DESC, m.seq DESC LIMIT $8::bigint)
        UNION ALL
        (SELECT m.day, m.seq, m.accepted, m.operation, m.tags, m.target
         FROM callbacks.message m
         WHERE m.day < $6
           AND ($2 IS NULL OR m.tenant = $2)
           AND ($4 IS NULL OR m.day >= callbacks.day_of($4))
         ORDER BY m.day DESC, m.seq DESC LIMIT $8)
    ) e
    ORDER BY e.day DESC, e.seq DESC LIMIT $8
),
last AS MATERIALIZED (SELECT e.seq FROM examined e ORDER BY e.day, e.seq LIMIT 1)
SELECT e.day, e.seq, e.accepted, e.matches, (SELECT count(*) FROM examined) AS examined
FROM examined e, last l WHERE e.matches OR e.seq = l.seq ORDER BY e.day DESC, e.seq DESC
