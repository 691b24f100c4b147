-- $1 days, $2 numbers, $3 the days once, so that only their partitions are planned.
SELECT m.day, m.seq, m.accepted, m.envelope, coalesce(octet_length(m.body), 0)::bigint AS size
FROM unnest($1::integer[], $2::bigint[]) WITH ORDINALITY AS wanted (day, seq, place)
CROSS JOIN LATERAL (
    SELECT * FROM callbacks.message m
    WHERE m.day = ANY ($3::integer[]) AND m.day = wanted.day AND m.seq = wanted.seq
    LIMIT 1
) m
ORDER BY wanted.place
