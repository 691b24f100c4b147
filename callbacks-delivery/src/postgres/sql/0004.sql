-- Version 4 of the tables: what an operations page shows of the inbox. It may be run again: it changes nothing then.

-- What failed so far: `[{"at": microseconds since 1970, "key": the number at that time, "attempt", "reason", "cause"}]`, at most 20.
ALTER TABLE callbacks.inbox_work ADD COLUMN IF NOT EXISTS notes jsonb NOT NULL DEFAULT '[]';
ALTER TABLE callbacks.inbox_dead ADD COLUMN IF NOT EXISTS notes jsonb NOT NULL DEFAULT '[]';

-- Events that were handled, and are kept for people for a time.
CREATE TABLE IF NOT EXISTS callbacks.inbox_handled (
    seq bigint PRIMARY KEY,
    at timestamptz NOT NULL,
    until timestamptz NOT NULL,
    attempts integer NOT NULL,
    envelope text NOT NULL,
    size bigint NOT NULL,
    notes jsonb NOT NULL
);
CREATE INDEX IF NOT EXISTS inbox_handled_until ON callbacks.inbox_handled (until);

-- One more failure. Only the last ones are kept.
CREATE OR REPLACE FUNCTION callbacks.inbox_note(notes jsonb, moment timestamptz, event bigint, attempt integer, reason text, cause text)
    RETURNS jsonb LANGUAGE sql IMMUTABLE
    AS $$
        SELECT CASE WHEN jsonb_array_length(notes) >= 20 THEN notes - 0 ELSE notes END
            || jsonb_build_array(jsonb_strip_nulls(jsonb_build_object(
                'at', (extract(epoch FROM moment) * 1000000)::bigint, 'key', event, 'attempt', attempt, 'reason', reason, 'cause', cause
            )))
    $$;

-- Functions of version 3 stay for programs that still run, so these have other names.
--
-- Settles claimed events that the token still has. `settled` is a list of `{"k": event, "to": "done" | "keep" | "retry" | "release" |
-- "dead", …}`. Returns those that counted.
CREATE OR REPLACE FUNCTION callbacks.inbox_settled(claim bigint, settled text) RETURNS SETOF bigint
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    moment timestamptz;
    order_keys bigint[];
    held bigint[];
    gone bigint[];
    order_key bigint;
BEGIN
    -- An order key of an event never changes.
    order_keys := ARRAY(
        SELECT DISTINCT w.fifo FROM callbacks.inbox_work w
        WHERE w.fifo IS NOT NULL
          AND w.seq IN (SELECT (e.value ->> 'k')::bigint FROM json_array_elements(settled::json) e)
        ORDER BY w.fifo
    );
    FOREACH order_key IN ARRAY order_keys LOOP
        PERFORM callbacks.inbox_lock(order_key);
    END LOOP;
    held := ARRAY(
        SELECT w.seq FROM callbacks.inbox_work w
        WHERE w.token = claim
          AND w.seq IN (SELECT (e.value ->> 'k')::bigint FROM json_array_elements(settled::json) e)
        ORDER BY w.seq FOR UPDATE
    );
    moment := callbacks.clock();
    UPDATE callbacks.inbox_work w
    SET token = NULL,
        due = moment + coalesce(s.wait, 0) * interval '1 microsecond',
        attempts = CASE s."to" WHEN 'release' THEN greatest(w.attempts - 1, 0) ELSE w.attempts END,
        notes = CASE s."to" WHEN 'retry' THEN callbacks.inbox_note(w.notes, moment, w.seq, w.attempts, coalesce(s.reason, ''), NULL)
                ELSE w.notes END
    FROM json_to_recordset(settled::json) AS s (k bigint, "to" text, wait bigint, reason text)
    WHERE w.seq = s.k AND w.seq = ANY (held) AND s."to" IN ('retry', 'release');
    INSERT INTO callbacks.inbox_dead
        (seq, died, cause, detail, operation, tenant, message_id, attempts, violations, fifo, notes)
    SELECT w.seq, moment, s.cause, s.detail, coalesce(s.operation, e.envelope ->> 'operation'),
           e.envelope ->> 'tenant', e.envelope ->> 'message_id', w.attempts, s.violations::text, w.fifo, w.notes
    FROM json_to_recordset(settled::json)
         AS s (k bigint, "to" text, cause text, detail text, operation text, violations json)
    JOIN callbacks.inbox_work w ON w.seq = s.k
    LEFT JOIN LATERAL (
        SELECT CASE WHEN s.cause <> 'unreadable' THEN i.envelope::json END AS envelope
        FROM callbacks.inbox_event i WHERE i.seq = s.k
    ) e ON true
    WHERE w.seq = ANY (held) AND s."to" = 'dead';
    INSERT INTO callbacks.inbox_handled (seq, at, until, attempts, envelope, size, notes)
    SELECT w.seq, moment, moment + coalesce(s.kept, 0) * interval '1 microsecond', w.attempts, i.envelope,
           octet_length(i.body), w.notes
    FROM json_to_recordset(settled::json) AS s (k bigint, "to" text, kept bigint)
    JOIN callbacks.inbox_work w ON w.seq = s.k
    JOIN callbacks.inbox_event i ON i.seq = s.k
    WHERE w.seq = ANY (held) AND s."to" = 'keep';
    gone := ARRAY(
        SELECT s.k FROM json_to_recordset(settled::json) AS s (k bigint, "to" text)
        WHERE s.k = ANY (held) AND s."to" IN ('done', 'keep', 'dead')
    );
    DELETE FROM callbacks.inbox_event i USING json_to_recordset(settled::json) AS s (k bigint, "to" text)
    WHERE i.seq = s.k AND s.k = ANY (held) AND s."to" IN ('done', 'keep');
    PERFORM callbacks.inbox_remove(gone, order_keys);
    RETURN QUERY SELECT unnest(held);
END $$;

-- Makes dead letters due again, as new events. Returns their numbers.
CREATE OR REPLACE FUNCTION callbacks.inbox_replayed(events bigint[]) RETURNS SETOF bigint
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    moment timestamptz := callbacks.clock();
    each record;
    order_key bigint;
    again bigint;
BEGIN
    FOR order_key IN
        SELECT DISTINCT d.fifo FROM callbacks.inbox_dead d
        WHERE d.seq = ANY (events) AND d.fifo IS NOT NULL ORDER BY d.fifo
    LOOP
        PERFORM callbacks.inbox_lock(order_key);
    END LOOP;
    FOR each IN
        SELECT d.* FROM callbacks.inbox_dead d WHERE d.seq = ANY (events) ORDER BY d.seq FOR UPDATE
    LOOP
        DELETE FROM callbacks.inbox_dead d WHERE d.seq = each.seq;
        again := nextval('callbacks.inbox_seq');
        UPDATE callbacks.inbox_event i SET seq = again WHERE i.seq = each.seq;
        CONTINUE WHEN NOT FOUND;
        PERFORM callbacks.inbox_add(again, each.fifo, moment);
        UPDATE callbacks.inbox_work w
        SET notes = callbacks.inbox_note(each.notes, each.died, each.seq, each.attempts, each.detail, each.cause)
        WHERE w.seq = again;
        RETURN NEXT again;
    END LOOP;
END $$;

INSERT INTO callbacks.version (version) VALUES (4) ON CONFLICT DO NOTHING;
