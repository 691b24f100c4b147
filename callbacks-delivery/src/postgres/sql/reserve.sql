-- $1 key, $2 token, $3 microseconds.
INSERT INTO callbacks.reservation AS r (key, token, until)
VALUES ($1, $2, callbacks.clock() + $3::bigint * interval '1 microsecond')
ON CONFLICT (key) DO UPDATE SET token = excluded.token, status = NULL, until = excluded.until
WHERE r.until <= callbacks.clock() OR (r.token = excluded.token AND r.status IS NULL)
RETURNING 1
