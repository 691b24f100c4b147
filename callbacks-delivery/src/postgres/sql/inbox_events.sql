-- $1 state, $2 the event before which to begin, $3 event, $4 limit. Newest first, without bodies.
WITH found AS (
    (SELECT w.seq, w.attempts, w.notes, CASE WHEN w.token IS NOT NULL THEN 'running' WHEN w.blocked THEN 'behind' ELSE 'waiting' END AS state,
            w.due AS at, NULL::text AS cause, NULL::text AS detail, NULL::text AS operation, NULL::text AS violations
     FROM callbacks.inbox_work w
     WHERE ($1::text IS NULL OR $1 = 'waiting') AND w.seq < $2::bigint AND ($3::bigint IS NULL OR w.seq = $3)
     ORDER BY w.seq DESC LIMIT $4::bigint)
    UNION ALL
    (SELECT d.seq, d.attempts, d.notes, 'dead', d.died, d.cause, d.detail, d.operation, d.violations
     FROM callbacks.inbox_dead d
     WHERE ($1 IS NULL OR $1 = 'dead') AND d.seq < $2 AND ($3 IS NULL OR d.seq = $3)
     ORDER BY d.seq DESC LIMIT $4)
    UNION ALL
    (SELECT h.seq, h.attempts, h.notes, 'handled', h.at, NULL, NULL, NULL, NULL
     FROM callbacks.inbox_handled h
     WHERE ($1 IS NULL OR $1 = 'handled') AND h.seq < $2 AND ($3 IS NULL OR h.seq = $3)
     ORDER BY h.seq DESC LIMIT $4)
),
newest AS MATERIALIZED (SELECT * FROM found ORDER BY seq DESC LIMIT $4)
SELECT n.seq, n.attempts, n.notes::text AS notes, n.state, n.at, n.cause, n.detail, n.operation, n.violations,
       (extract(epoch FROM n.at - (SELECT callbacks.clock())) * 1000000)::bigint AS wait,
       coalesce(e.envelope, h.envelope) AS envelope, coalesce(octet_length(e.body), h.size, 0)::bigint AS size
FROM newest n
LEFT JOIN callbacks.inbox_event e ON e.seq = n.seq
LEFT JOIN callbacks.inbox_handled h ON h.seq = n.seq
ORDER BY n.seq DESC
