-- $1 to $6 the filter, $7 how many are examined at most. One row without a cause if nothing matches.
WITH examined AS MATERIALIZED (SELECT d.* FROM callbacks.dead d ORDER BY d.day, d.seq, d.target LIMIT $7::bigint),
counted AS (
    SELECT d.cause, count(*) AS count
    FROM examined d LEFT JOIN LATERAL (
        SELECT m.operation, m.tenant, m.tags FROM callbacks.message m
        WHERE ($2::text IS NOT NULL OR $3::text IS NOT NULL OR $4::text IS NOT NULL) AND m.day = d.day AND m.seq = d.seq LIMIT 1
    ) m ON true
    WHERE ($1::bigint IS NULL OR d.target = $1)
      AND ($2 IS NULL OR m.tenant = $2)
      AND ($3 IS NULL OR m.operation = $3)
      AND ($4 IS NULL OR $4 = ANY (m.tags))
      AND ($5::text IS NULL OR d.cause = $5)
      AND ($6::timestamptz IS NULL OR d.died >= $6)
    GROUP BY d.cause
)
SELECT c.cause, coalesce(c.count, 0) AS count, e.examined
FROM (SELECT count(*) AS examined FROM examined) e LEFT JOIN counted c ON true ORDER BY c.count DESC, c.cause
