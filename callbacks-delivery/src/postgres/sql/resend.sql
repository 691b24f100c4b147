-- $1 days, $2 numbers, $3 targets, $4 the days once. The messages are locked, so that nobody prunes them meanwhile.
WITH wanted AS MATERIALIZED (
    SELECT w.*, m.fifo
    FROM unnest($1::integer[], $2::bigint[], $3::bigint[]) WITH ORDINALITY AS w (day, seq, target, place)
    CROSS JOIN LATERAL (
        SELECT m.fifo FROM callbacks.message m
        WHERE m.day = ANY ($4::integer[]) AND m.day = w.day AND m.seq = w.seq AND m.envelope <> ''
        FOR KEY SHARE
    ) m
    WHERE NOT EXISTS (SELECT FROM callbacks.due d WHERE d.seq = w.seq AND d.target = w.target)
),
returned AS (
    INSERT INTO callbacks.outbox (shard, seq, target, day, fifo)
    SELECT target & 63, seq, target, day, fifo FROM wanted ORDER BY 1, 2, 3
    ON CONFLICT DO NOTHING
    RETURNING seq, target
),
revived AS (
    DELETE FROM callbacks.dead d USING wanted w, returned r
    WHERE d.day = w.day AND d.seq = w.seq AND d.target = w.target AND r.seq = w.seq AND r.target = w.target
)
SELECT min(w.place) AS place FROM wanted w JOIN returned r ON r.seq = w.seq AND r.target = w.target GROUP BY w.seq, w.target
