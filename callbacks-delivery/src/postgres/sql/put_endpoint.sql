-- $1 id, $2 target, $3 scope, $4 events, $5 content.
WITH changed AS (UPDATE callbacks.control SET version = version + 1)
INSERT INTO callbacks.endpoint (id, target, scope, events, content)
VALUES ($1::text, $2::bigint, $3::text, $4::text[], $5::text)
ON CONFLICT (id) DO UPDATE SET scope = excluded.scope, events = excluded.events, content = excluded.content
