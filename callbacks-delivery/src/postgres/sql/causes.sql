-- $1 to $6 the filter, $7 how many are counted at most.
SELECT counted.cause, count(*) AS count
FROM (
    SELECT d.cause
    FROM callbacks.dead d LEFT JOIN callbacks.message m ON m.day = d.day AND m.seq = d.seq
    WHERE ($1::bigint IS NULL OR d.target = $1)
      AND ($2::text IS NULL OR m.tenant = $2)
      AND ($3::text IS NULL OR m.operation = $3)
      AND ($4::text IS NULL OR $4 = ANY (m.tags))
      AND ($5::text IS NULL OR d.cause = $5)
      AND ($6::timestamptz IS NULL OR d.died >= $6)
    LIMIT $7::bigint
) counted
GROUP BY counted.cause ORDER BY count(*) DESC, counted.cause
