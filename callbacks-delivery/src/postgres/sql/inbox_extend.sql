-- $1 token, $2 microseconds, $3 events.
UPDATE callbacks.inbox_work SET due = callbacks.clock() + $2::bigint * interval '1 microsecond'
WHERE seq IN (
    SELECT w.seq FROM callbacks.inbox_work w
    WHERE w.token = $1::bigint AND w.seq = ANY ($3::bigint[]) ORDER BY w.seq FOR UPDATE
)
RETURNING seq
