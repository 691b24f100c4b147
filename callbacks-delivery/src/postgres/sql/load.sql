-- $1 days, $2 numbers, $3 the days once, so that only their partitions are planned.
SELECT wanted.place, m.envelope, m.body
FROM unnest($1::integer[], $2::bigint[]) WITH ORDINALITY AS wanted (day, seq, place)
CROSS JOIN LATERAL (
    SELECT m.envelope, m.body FROM callbacks.message m
    WHERE m.day = ANY ($3::integer[]) AND m.day = wanted.day AND m.seq = wanted.seq
    LIMIT 1
) m
