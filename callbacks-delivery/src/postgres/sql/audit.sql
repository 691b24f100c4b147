-- $1 tenant, $2 content.
INSERT INTO callbacks.audit (at, tenant, content) VALUES (callbacks.clock(), $1::text, $2::text)
