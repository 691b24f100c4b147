-- $1 day, $2 number.
SELECT found.target,
       bool_or(found.is_new) AS is_new,
       (extract(epoch FROM min(found.due) - (SELECT callbacks.clock())) * 1000000)::bigint AS wait_micros,
       max(found.charged) AS charged,
       max(found.cause) AS cause
FROM (
    SELECT DISTINCT a.target, false AS is_new, NULL::timestamptz AS due, NULL::integer AS charged, NULL AS cause
    FROM callbacks.attempt a WHERE a.day = $1::integer AND a.seq = $2::bigint
    UNION ALL
    SELECT o.target, true, NULL, NULL, NULL FROM callbacks.outbox o
    WHERE o.shard = ANY (ARRAY(SELECT generate_series(0, 63)::smallint)) AND o.seq = $2 AND o.day = $1
    UNION ALL
    SELECT d.target, false, d.due, d.charged, NULL FROM callbacks.due d WHERE d.seq = $2 AND d.day = $1
    UNION ALL
    SELECT d.target, false, NULL, NULL, d.cause FROM callbacks.dead d WHERE d.day = $1 AND d.seq = $2
) found
GROUP BY found.target ORDER BY found.target
