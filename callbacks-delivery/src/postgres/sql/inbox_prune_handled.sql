-- Several processes may do this: each skips what another one is just removing.
WITH ended AS (
    SELECT seq FROM callbacks.inbox_handled WHERE until <= callbacks.clock() ORDER BY until LIMIT 5000 FOR UPDATE SKIP LOCKED
), gone AS (DELETE FROM callbacks.inbox_handled h USING ended WHERE h.seq = ended.seq RETURNING 1)
SELECT count(*) FROM gone
