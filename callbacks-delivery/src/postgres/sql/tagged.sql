-- $1 tag, $2 limit. Messages with a tag, newest first. With as many as the limit, others may be missing.
SELECT found.day, found.seq FROM (
    SELECT m.day, m.seq FROM callbacks.message m WHERE m.tags @> ARRAY[$1::text] LIMIT $2::bigint
) found
ORDER BY found.day DESC, found.seq DESC
