WITH gone AS (DELETE FROM callbacks.inbox_dead WHERE seq = ANY ($1::bigint[]) RETURNING seq),
events AS (DELETE FROM callbacks.inbox_event WHERE seq IN (SELECT seq FROM gone))
SELECT count(*) FROM gone
