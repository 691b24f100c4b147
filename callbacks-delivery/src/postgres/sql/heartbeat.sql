-- $1 worker, $2 token, $3 microseconds. Own shards are locked so that acknowledgements go on; taking over is not.
WITH moment AS MATERIALIZED (SELECT callbacks.clock() AS now, $3::bigint * interval '1 microsecond' AS lease),
counted AS (
    INSERT INTO callbacks.worker (id, until) SELECT $1::bigint, now + lease FROM moment
    ON CONFLICT (id) DO UPDATE SET until = excluded.until
),
share AS MATERIALIZED (
    SELECT ceil(64.0 / (count(*) + 1))::integer AS share
    FROM callbacks.worker WHERE id <> $1 AND until > (SELECT now FROM moment)
),
mine AS MATERIALIZED (
    SELECT id FROM callbacks.shard WHERE owner = $1 AND token = $2::bigint ORDER BY id FOR NO KEY UPDATE
),
free AS MATERIALIZED (
    SELECT id FROM callbacks.shard
    WHERE lease_until <= (SELECT now FROM moment) AND NOT (owner = $1 AND token = $2)
    ORDER BY id
    LIMIT greatest(0, (SELECT share FROM share) - (SELECT count(*) FROM mine))
    FOR UPDATE SKIP LOCKED
),
held AS (
    UPDATE callbacks.shard s SET owner = $1, token = $2, lease_until = moment.now + moment.lease
    FROM moment WHERE s.id IN (SELECT id FROM mine UNION ALL SELECT id FROM free)
    RETURNING s.id
)
SELECT ARRAY(SELECT id FROM held ORDER BY id) AS shards, share.share, control.version
FROM share, callbacks.control
