-- One transaction for many deliveries. $1 worker, $2 token; $3 to $20 the deliveries, $21 their days once, $22 to $27 changes
-- of targets. Nothing happens to a shard that is not held, and to a row that is not there any more. Rows are found one by one
-- through the index (`LIMIT 1`) whatever the statistics of these tables say: they are empty in one minute and full in the next.
WITH moment AS MATERIALIZED (SELECT callbacks.clock() AS now),
held AS MATERIALIZED (
    SELECT id FROM callbacks.shard
    WHERE owner = $1::bigint AND token = $2::bigint AND lease_until > (SELECT now FROM moment)
    ORDER BY id FOR KEY SHARE
),
given AS MATERIALIZED (
    SELECT g.*
    FROM unnest(
        $3::smallint[], $4::integer[], $5::bigint[], $6::bigint[], $7::bigint[], $8::timestamptz[], $9::text[],
        $10::bigint[], $11::integer[], $12::integer[], $13::bigint[], $14::text[],
        $15::integer[], $16::bigint[], $17::bigint[], $18::integer[], $19::text[], $20::bytea[]
    ) WITH ORDINALITY AS g (
        shard, day, seq, target, fifo, due, next,
        wait, charged, uncharged, began, detail,
        number, ago, took, status, failure, excerpt, place
    )
    WHERE g.shard IN (SELECT id FROM held)
),
from_outbox AS (
    DELETE FROM callbacks.outbox WHERE ctid = ANY (ARRAY(
        SELECT found.ctid FROM given g CROSS JOIN LATERAL (
            SELECT o.ctid FROM callbacks.outbox o
            WHERE o.shard = g.shard AND o.seq = g.seq AND o.target = g.target LIMIT 1
        ) found
        WHERE g.due IS NULL
    ))
    RETURNING seq, target, NULL::timestamptz AS due
),
from_due AS (
    DELETE FROM callbacks.due WHERE ctid = ANY (ARRAY(
        SELECT found.ctid FROM given g CROSS JOIN LATERAL (
            SELECT d.ctid FROM callbacks.due d
            WHERE d.shard = g.shard AND d.target = g.target AND d.due = g.due AND d.seq = g.seq LIMIT 1
        ) found
        WHERE g.due IS NOT NULL
    ))
    RETURNING seq, target, due
),
settled AS MATERIALIZED (
    SELECT DISTINCT ON (g.seq, g.target) g.*
    FROM given g JOIN (SELECT * FROM from_outbox UNION ALL SELECT * FROM from_due) found
      ON found.seq = g.seq AND found.target = g.target AND found.due IS NOT DISTINCT FROM g.due
),
waiting AS (
    INSERT INTO callbacks.due (shard, target, due, seq, day, charged, uncharged, began, fifo)
    SELECT s.shard, s.target, moment.now + s.wait * interval '1 microsecond', s.seq, s.day, s.charged, s.uncharged,
           moment.now - s.began * interval '1 microsecond', s.fifo
    FROM settled s, moment WHERE s.next = 'wait'
    ON CONFLICT DO NOTHING
),
buried AS (
    INSERT INTO callbacks.dead AS d (day, seq, target, died, cause, detail)
    SELECT s.day, s.seq, s.target, moment.now, s.next, s.detail
    FROM settled s, moment WHERE s.next NOT IN ('wait', 'done')
    ON CONFLICT (day, seq, target) DO UPDATE SET died = excluded.died, cause = excluded.cause, detail = excluded.detail
),
tried AS (
    INSERT INTO callbacks.attempt (day, seq, target, number, began, took_micros, status, failure, excerpt)
    SELECT s.day, s.seq, s.target, s.number, moment.now - s.ago * interval '1 microsecond', s.took, s.status, s.failure,
           CASE WHEN kept.seq IS NOT NULL THEN s.excerpt END
    FROM moment CROSS JOIN settled s
    LEFT JOIN callbacks.kept(
        $21::integer[],
        ARRAY(SELECT k.day FROM settled k WHERE k.excerpt IS NOT NULL),
        ARRAY(SELECT k.seq FROM settled k WHERE k.excerpt IS NOT NULL)
    ) AS kept (seq) ON kept.seq = s.seq
    WHERE s.number IS NOT NULL
),
changed AS (
    INSERT INTO callbacks.target AS t (id, state, failing_since, alerted, breaker_opened, breaker_until)
    SELECT c.id, CASE WHEN c.disable THEN 'disabled' ELSE 'active' END,
           moment.now - c.failing * interval '1 microsecond', c.alerted,
           c.opened, moment.now + c.wait * interval '1 microsecond'
    FROM moment, unnest(
        $22::bigint[], $23::boolean[], $24::bigint[], $25::smallint[], $26::integer[], $27::bigint[]
    ) AS c (id, disable, failing, alerted, opened, wait)
    WHERE (c.id & 63) IN (SELECT id FROM held)
    ORDER BY c.id
    ON CONFLICT (id) DO UPDATE SET
        state = CASE WHEN excluded.state = 'disabled' THEN 'disabled' ELSE t.state END,
        failing_since = excluded.failing_since, alerted = excluded.alerted,
        breaker_opened = excluded.breaker_opened, breaker_until = excluded.breaker_until
)
SELECT ARRAY(SELECT id FROM held ORDER BY id) AS held, ARRAY(SELECT place FROM settled) AS settled,
       floor(extract(epoch FROM moment.now) / 60)::integer AS minute
FROM moment
