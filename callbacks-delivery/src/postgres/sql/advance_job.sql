-- $1 id, $2 owner, $3 progress, $4 state.
UPDATE callbacks.job
SET owner = $2::bigint, beat = callbacks.clock(), progress = coalesce($3::text, progress), state = $4::text
WHERE id = $1::text AND state = 'running' AND (owner = $2 OR beat < callbacks.clock() - interval '15 seconds')
RETURNING started, state, content, progress
