-- $1 target, $2 rate, $3 concurrency.
WITH changed AS (UPDATE callbacks.control SET version = version + 1)
INSERT INTO callbacks.target (id, rate, concurrency) VALUES ($1::bigint, $2::real, $3::integer)
ON CONFLICT (id) DO UPDATE SET rate = excluded.rate, concurrency = excluded.concurrency
