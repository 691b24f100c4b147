-- $1 key, $2 token, $3 status, $4 microseconds.
INSERT INTO callbacks.reservation AS r (key, token, status, until)
VALUES ($1, $2, $3, callbacks.clock() + $4::bigint * interval '1 microsecond')
ON CONFLICT (key) DO UPDATE SET status = excluded.status, until = excluded.until WHERE r.token = excluded.token
RETURNING 1
