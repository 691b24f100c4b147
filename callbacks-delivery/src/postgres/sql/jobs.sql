-- $1 id, $2 tenant, $3 limit.
SELECT started, state, content, progress FROM callbacks.job
WHERE ($1::text IS NULL OR id = $1) AND ($2::text IS NULL OR tenant = $2) ORDER BY started DESC LIMIT $3::bigint
