-- $1 days, $2 numbers, $3 the days once. Rows are found one by one through the indexes, whatever the statistics say.
--
-- The outbox has no index of numbers alone, because producers would pay for it. It only has the newest messages, so most of those
-- wanted are outside of what a shard has, and are not looked up there.
WITH wanted AS MATERIALIZED (SELECT * FROM unnest($1::integer[], $2::bigint[]) AS w (day, seq)),
bounds AS MATERIALIZED (
    SELECT shard.id::smallint AS shard, first.seq AS first, last.seq AS last
    FROM generate_series(0, 63) AS shard (id)
    CROSS JOIN LATERAL (SELECT o.seq FROM callbacks.outbox o WHERE o.shard = shard.id ORDER BY o.seq LIMIT 1) first
    CROSS JOIN LATERAL (SELECT o.seq FROM callbacks.outbox o WHERE o.shard = shard.id ORDER BY o.seq DESC LIMIT 1) last
),
found AS (
    SELECT w.day, w.seq, a.target, false AS is_new, NULL::timestamptz AS due, NULL::integer AS charged,
           NULL::text AS cause, a.attempts, a.status, a.failure
    FROM wanted w CROSS JOIN LATERAL (
        SELECT a.target, count(*) AS attempts, (array_agg(a.status ORDER BY a.began DESC))[1] AS status,
               (array_agg(a.failure ORDER BY a.began DESC))[1] AS failure
        FROM (
            SELECT * FROM callbacks.attempt a WHERE a.day = ANY ($3::integer[]) AND a.day = w.day AND a.seq = w.seq LIMIT 10000
        ) a
        GROUP BY a.target
    ) a
    UNION ALL
    SELECT w.day, w.seq, o.target, true, NULL, NULL, NULL, NULL, NULL, NULL
    FROM callbacks.outbox o JOIN wanted w ON w.seq = o.seq
    WHERE o.shard = ANY (ARRAY(SELECT b.shard FROM bounds b))
      AND o.seq = ANY (ARRAY(SELECT x.seq FROM wanted x WHERE EXISTS (SELECT FROM bounds b WHERE x.seq BETWEEN b.first AND b.last)))
    UNION ALL
    SELECT w.day, w.seq, d.target, false, d.due, d.charged, NULL, NULL, NULL, NULL
    FROM wanted w CROSS JOIN LATERAL (
        SELECT d.target, d.due, d.charged FROM callbacks.due d WHERE d.seq = w.seq LIMIT 100000
    ) d
    UNION ALL
    SELECT w.day, w.seq, d.target, false, NULL, NULL, d.cause, NULL, NULL, NULL
    FROM wanted w CROSS JOIN LATERAL (
        SELECT d.target, d.cause FROM callbacks.dead d WHERE d.day = w.day AND d.seq = w.seq LIMIT 100000
    ) d
)
SELECT found.day, found.seq, found.target,
       bool_or(found.is_new) AS is_new,
       (extract(epoch FROM min(found.due) - (SELECT callbacks.clock())) * 1000000)::bigint AS wait_micros,
       max(found.charged) AS charged,
       max(found.cause) AS cause,
       coalesce(max(found.attempts), 0)::bigint AS attempts,
       max(found.status) AS status,
       max(found.failure) AS failure
FROM found GROUP BY found.day, found.seq, found.target ORDER BY found.day, found.seq, found.target
