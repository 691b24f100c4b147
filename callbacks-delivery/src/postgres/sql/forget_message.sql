-- $1 the `webhook-id`.
UPDATE callbacks.message
SET envelope = '', body = NULL, operation = NULL, tenant = NULL, tags = NULL
WHERE id = $1::text AND envelope <> ''
RETURNING day, seq
