-- $1 to $6 the filter, $7 to $9 the key before the first one, $10 limit.
SELECT d.day, d.seq, d.target, d.died, d.cause, d.detail,
       coalesce(d.message_id, '') AS id, coalesce(d.operation, '') AS operation
FROM callbacks.dead d
WHERE ($1::bigint IS NULL OR d.target = $1)
  AND ($2::text IS NULL OR d.tenant = $2)
  AND ($3::text IS NULL OR d.operation = $3)
  AND ($4::text IS NULL OR $4 = ANY (d.tags))
  AND ($5::text IS NULL OR d.cause = $5)
  AND ($6::timestamptz IS NULL OR d.died >= $6)
  AND (d.day, d.seq, d.target) > ($7::integer, $8::bigint, $9::bigint)
ORDER BY d.day, d.seq, d.target LIMIT $10::bigint
