-- $1 to $6 the filter.
SELECT count(*)
FROM callbacks.dead d
WHERE ($1::bigint IS NULL OR d.target = $1)
  AND ($2::text IS NULL OR d.tenant = $2)
  AND ($3::text IS NULL OR d.operation = $3)
  AND ($4::text IS NULL OR $4 = ANY (d.tags))
  AND ($5::text IS NULL OR d.cause = $5)
  AND ($6::timestamptz IS NULL OR d.died >= $6)
