-- $1 a target. Of events, only the deliveries to it.
WITH from_outbox AS (DELETE FROM callbacks.outbox WHERE shard = ($1::bigint & 63) AND target = $1),
from_due AS (DELETE FROM callbacks.due WHERE shard = ($1 & 63) AND target = $1),
from_dead AS (DELETE FROM callbacks.dead WHERE target = $1)
UPDATE callbacks.message
SET envelope = '', body = NULL, operation = NULL, tenant = NULL, tags = NULL
WHERE target = $1 AND envelope <> ''
RETURNING day, seq
