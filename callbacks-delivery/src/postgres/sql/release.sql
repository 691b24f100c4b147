-- $1 worker, $2 token, $3 shards. The strongest lock waits for acknowledgements that are under way.
WITH mine AS MATERIALIZED (
    SELECT id FROM callbacks.shard WHERE owner = $1::bigint AND token = $2::bigint AND id = ANY ($3::smallint[])
    ORDER BY id FOR UPDATE
)
UPDATE callbacks.shard SET owner = 0, token = 0, lease_until = '-infinity' WHERE id IN (SELECT id FROM mine)
