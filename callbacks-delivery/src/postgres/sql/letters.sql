-- $1 to $6 the filter, $7 to $9 the key before the first one, $10 how many are examined. Returns those that match, and the last
-- one that was examined. Messages are found one by one through their index, whatever the statistics say.
WITH examined AS MATERIALIZED (
    SELECT d.* FROM callbacks.dead d WHERE (d.day, d.seq, d.target) > ($7::integer, $8::bigint, $9::bigint)
    ORDER BY d.day, d.seq, d.target LIMIT $10::bigint
),
known AS (
    SELECT e.day, e.seq, e.target, e.died, e.cause, e.detail, coalesce(m.id, '') AS id, coalesce(m.operation, '') AS operation,
           coalesce(
               ($1::bigint IS NULL OR e.target = $1) AND ($2::text IS NULL OR m.tenant = $2)
               AND ($3::text IS NULL OR m.operation = $3) AND ($4::text IS NULL OR $4 = ANY (m.tags))
               AND ($5::text IS NULL OR e.cause = $5) AND ($6::timestamptz IS NULL OR e.died >= $6), false
           ) AS matches,
           (e.day, e.seq, e.target) = (SELECT x.day, x.seq, x.target FROM examined x ORDER BY x.day DESC, x.seq DESC, x.target DESC LIMIT 1) AS is_last
    FROM examined e LEFT JOIN LATERAL (
        SELECT m.id, m.operation, m.tenant, m.tags FROM callbacks.message m WHERE m.day = e.day AND m.seq = e.seq LIMIT 1
    ) m ON true
)
SELECT k.*, (SELECT count(*) FROM examined) AS examined FROM known k WHERE k.matches OR k.is_last ORDER BY k.day, k.seq, k.target
