-- $1 microseconds. Several processes may do this: each skips what another one is just removing.
WITH old AS (
    SELECT message FROM callbacks.handled WHERE at <= callbacks.clock() - $1::bigint * interval '1 microsecond'
    ORDER BY at LIMIT 5000 FOR UPDATE SKIP LOCKED
), gone AS (DELETE FROM callbacks.handled h USING old WHERE h.message = old.message RETURNING 1)
SELECT count(*) FROM gone
