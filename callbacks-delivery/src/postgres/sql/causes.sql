-- $1 to $6 the filter, $7 how many are examined at most. One row without a cause if nothing matches.
WITH examined AS MATERIALIZED (
    SELECT d.* FROM callbacks.dead d WHERE $2::text IS NULL OR d.tenant = $2
    ORDER BY d.day, d.seq, d.target LIMIT $7::bigint
),
counted AS (
    SELECT d.cause, count(*) AS count
    FROM examined d
    WHERE ($1::bigint IS NULL OR d.target = $1)
      AND ($3::text IS NULL OR d.operation = $3)
      AND ($4::text IS NULL OR $4 = ANY (d.tags))
      AND ($5::text IS NULL OR d.cause = $5)
      AND ($6::timestamptz IS NULL OR d.died >= $6)
    GROUP BY d.cause
)
SELECT c.cause, coalesce(c.count, 0) AS count, e.examined
FROM (SELECT count(*) AS examined FROM examined) e LEFT JOIN counted c ON true ORDER BY c.count DESC, c.cause
