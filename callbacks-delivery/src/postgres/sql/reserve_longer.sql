UPDATE callbacks.reservation SET until = callbacks.clock() + $3::bigint * interval '1 microsecond'
WHERE key = $1 AND token = $2 AND status IS NULL
RETURNING 1
