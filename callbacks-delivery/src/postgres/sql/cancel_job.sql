-- $1 id.
UPDATE callbacks.job SET state = 'cancelled' WHERE id = $1::text AND state = 'running' RETURNING id
