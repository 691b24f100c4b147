-- $1 to $7 the filter, $8 how many are examined at most. One row without a cause if nothing matches.
WITH examined AS MATERIALIZED (
    SELECT d.seq, d.cause, d.operation, d.tenant, d.message_id, d.died FROM callbacks.inbox_dead d
    WHERE $7::bigint IS NULL OR d.seq <= $7 ORDER BY d.seq LIMIT $8::bigint
),
counted AS (
    SELECT d.cause, count(*) AS count FROM examined d
    WHERE ($1::bigint IS NULL OR d.seq = $1) AND ($2::text IS NULL OR d.cause = $2)
      AND ($3::text IS NULL OR d.operation = $3) AND ($4::text IS NULL OR d.tenant = $4)
      AND ($5::text IS NULL OR d.message_id = $5) AND ($6::timestamptz IS NULL OR d.died >= $6)
    GROUP BY d.cause
)
SELECT c.cause, coalesce(c.count, 0) AS count, e.examined
FROM (SELECT count(*) AS examined FROM examined) e LEFT JOIN counted c ON true ORDER BY c.count DESC, c.cause
