-- $1 token, $2 microseconds of the lease, $3 limit.
WITH moment AS MATERIALIZED (SELECT callbacks.clock() AS now, $2::bigint * interval '1 microsecond' AS lease),
due AS MATERIALIZED (
    SELECT w.seq FROM callbacks.inbox_work w
    WHERE NOT w.blocked AND w.due <= (SELECT now FROM moment)
    ORDER BY w.due, w.seq LIMIT $3::bigint
    FOR UPDATE SKIP LOCKED
),
claimed AS (
    UPDATE callbacks.inbox_work w
    SET token = $1::bigint, due = moment.now + moment.lease, attempts = w.attempts + 1
    FROM moment WHERE w.seq IN (SELECT seq FROM due)
    RETURNING w.seq, w.attempts, (extract(epoch FROM moment.now - w.since) * 1000000)::bigint AS age
)
SELECT c.seq, c.attempts, c.age, e.envelope, e.body
FROM claimed c LEFT JOIN callbacks.inbox_event e ON e.seq = c.seq
ORDER BY c.seq
