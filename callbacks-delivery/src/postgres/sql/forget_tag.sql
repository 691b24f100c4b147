-- $1 a tag.
UPDATE callbacks.message
SET envelope = '', body = NULL, operation = NULL, tenant = NULL, tags = NULL
WHERE tags @> ARRAY[$1::text] AND envelope <> ''
RETURNING day, seq
