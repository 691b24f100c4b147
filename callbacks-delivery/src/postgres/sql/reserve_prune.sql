-- Several processes may do this: each skips what another one is just removing.
WITH ended AS (
    SELECT key FROM callbacks.reservation WHERE until <= callbacks.clock() ORDER BY until LIMIT 5000 FOR UPDATE SKIP LOCKED
), gone AS (DELETE FROM callbacks.reservation r USING ended WHERE r.key = ended.key RETURNING 1)
SELECT count(*) FROM gone
