-- $1 tenant, $2 the number before which to begin, $3 limit.
SELECT number, at, content FROM callbacks.audit
WHERE ($1::text IS NULL OR tenant = $1) AND number < $2::bigint ORDER BY number DESC LIMIT $3::bigint
