-- $1 id, $2 target.
WITH changed AS (UPDATE callbacks.control SET version = version + 1),
forgotten AS (DELETE FROM callbacks.target WHERE id = $2::bigint)
DELETE FROM callbacks.endpoint WHERE id = $1::text
RETURNING id
