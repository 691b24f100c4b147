SELECT count(*) FROM callbacks.inbox_dead d
WHERE ($1::bigint IS NULL OR d.seq = $1) AND ($2::text IS NULL OR d.cause = $2)
  AND ($3::text IS NULL OR d.operation = $3) AND ($4::text IS NULL OR d.tenant = $4)
  AND ($5::text IS NULL OR d.message_id = $5) AND ($6::timestamptz IS NULL OR d.died >= $6)
  AND ($7::bigint IS NULL OR d.seq <= $7)
