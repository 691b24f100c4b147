-- $1 operation, $2 tenant, $3 tag, $4 since, $5 and $6 the message before which to begin, $7 limit. Examines so many messages,
-- and says which of them match.
SELECT m.day, m.seq,
       ($1::text IS NULL OR m.operation IS NOT DISTINCT FROM $1)
       AND ($2::text IS NULL OR m.tenant IS NOT DISTINCT FROM $2)
       AND ($3::text IS NULL OR coalesce($3 = ANY (m.tags), false)) AS matches
FROM (
    SELECT day, seq, operation, tenant, tags FROM callbacks.message
    WHERE (day, seq) < ($5::integer, $6::bigint)
      AND ($4::timestamptz IS NULL OR day >= callbacks.day_of($4))
    ORDER BY day DESC, seq DESC LIMIT $7::bigint
) m
ORDER BY m.day DESC, m.seq DESC
