-- Several processes may do this: each skips what another one is just removing.
WITH ended AS (
    SELECT key FROM callbacks.inbox_seen WHERE until <= callbacks.clock() ORDER BY until LIMIT 5000 FOR UPDATE SKIP LOCKED
), gone AS (DELETE FROM callbacks.inbox_seen s USING ended WHERE s.key = ended.key RETURNING 1)
SELECT count(*) FROM gone
