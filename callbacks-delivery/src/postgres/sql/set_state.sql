-- $1 target, $2 state. An active target is as one that never failed.
WITH changed AS (UPDATE callbacks.control SET version = version + 1)
INSERT INTO callbacks.target AS t (id, state) VALUES ($1::bigint, $2::text)
ON CONFLICT (id) DO UPDATE SET
    state = excluded.state,
    failing_since = CASE WHEN excluded.state = 'active' THEN NULL ELSE t.failing_since END,
    alerted = CASE WHEN excluded.state = 'active' THEN 0 ELSE t.alerted END,
    breaker_opened = CASE WHEN excluded.state = 'active' THEN NULL ELSE t.breaker_opened END,
    breaker_until = CASE WHEN excluded.state = 'active' THEN NULL ELSE t.breaker_until END
