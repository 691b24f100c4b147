-- $1 scope, $2 the id before the first one, $3 limit.
SELECT content FROM callbacks.endpoint
WHERE ($1::text IS NULL OR scope = $1) AND ($2::text IS NULL OR id > $2) ORDER BY id LIMIT $3::bigint
