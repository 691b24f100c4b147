-- $1 worker, $2 token.
WITH mine AS MATERIALIZED (
    SELECT id FROM callbacks.shard WHERE owner = $1::bigint AND token = $2::bigint ORDER BY id FOR UPDATE
),
gone AS (DELETE FROM callbacks.worker WHERE id = $1)
UPDATE callbacks.shard SET owner = 0, token = 0, lease_until = '-infinity' WHERE id IN (SELECT id FROM mine)
