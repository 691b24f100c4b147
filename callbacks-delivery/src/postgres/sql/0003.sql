-- Version 3 of the tables: the inbox. It may be run again: it changes nothing then.

-- Two receivers of one order key wait for each other, so the numbers of a key have the order of their commits.
CREATE SEQUENCE IF NOT EXISTS callbacks.inbox_seq CACHE 1;

-- What was received: written once.
CREATE TABLE IF NOT EXISTS callbacks.inbox_event (
    seq bigint PRIMARY KEY,
    envelope text NOT NULL,
    body bytea NOT NULL
);
ALTER TABLE callbacks.inbox_event ALTER COLUMN body SET STORAGE EXTERNAL;

-- Events that wait or are being handled. A claim moves `due` to the end of its lease. Of the events with one order key, only the
-- first is not blocked.
CREATE TABLE IF NOT EXISTS callbacks.inbox_work (
    seq bigint PRIMARY KEY,
    due timestamptz NOT NULL,
    since timestamptz NOT NULL,
    attempts integer NOT NULL,
    token bigint,
    fifo bigint,
    blocked boolean NOT NULL
) WITH (
    autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000,
    autovacuum_vacuum_cost_delay = 0
);
CREATE INDEX IF NOT EXISTS inbox_work_due ON callbacks.inbox_work (due, seq) WHERE NOT blocked;
CREATE INDEX IF NOT EXISTS inbox_work_fifo ON callbacks.inbox_work (fifo, seq) WHERE fifo IS NOT NULL;

-- Events that were given up.
CREATE TABLE IF NOT EXISTS callbacks.inbox_dead (
    seq bigint PRIMARY KEY,
    died timestamptz NOT NULL,
    cause text NOT NULL,
    detail text NOT NULL,
    operation text,
    tenant text,
    message_id text,
    attempts integer NOT NULL,
    violations text NOT NULL,
    fifo bigint
);

-- The keys of messages that were received.
CREATE TABLE IF NOT EXISTS callbacks.inbox_seen (
    key bytea PRIMARY KEY,
    until timestamptz NOT NULL
);
CREATE INDEX IF NOT EXISTS inbox_seen_until ON callbacks.inbox_seen (until);

-- Messages that handlers have handled, in their own transactions.
CREATE TABLE IF NOT EXISTS callbacks.handled (
    message bytea PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT clock_timestamp()
);
CREATE INDEX IF NOT EXISTS handled_at ON callbacks.handled (at);

-- Reservations of messages, for idempotent routers.
CREATE TABLE IF NOT EXISTS callbacks.reservation (
    key bytea PRIMARY KEY,
    token bigint NOT NULL,
    status smallint,
    until timestamptz NOT NULL
) WITH (fillfactor = 70);
CREATE INDEX IF NOT EXISTS reservation_until ON callbacks.reservation (until);

-- Makes an event due. It is blocked if another one with its order key is before it.
CREATE OR REPLACE FUNCTION callbacks.inbox_add(event bigint, order_key bigint, moment timestamptz) RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    INSERT INTO callbacks.inbox_work (seq, due, since, attempts, fifo, blocked)
    VALUES (event, moment, moment, 0, order_key,
            order_key IS NOT NULL AND EXISTS (SELECT FROM callbacks.inbox_work w WHERE w.fifo = order_key));
END $$;

-- One at a time adds to an order key or removes from it. Statements after this one see what the others did.
CREATE OR REPLACE FUNCTION callbacks.inbox_lock(order_key bigint) RETURNS void
    LANGUAGE sql VOLATILE
    AS $$SELECT pg_advisory_xact_lock(hashint8(order_key), 'callbacks.inbox_work'::regclass::oid::integer)$$;

-- Stores an event. Returns nothing if its key is known. A key that another transaction has just inserted makes this one wait.
CREATE OR REPLACE FUNCTION callbacks.inbox_accept(
    envelope text, body bytea, message_key bytea, order_key bigint, remembered bigint
) RETURNS bigint LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    moment timestamptz := callbacks.clock();
    event bigint;
BEGIN
    IF message_key IS NOT NULL THEN
        INSERT INTO callbacks.inbox_seen AS s (key, until)
        VALUES (message_key, moment + remembered * interval '1 microsecond')
        ON CONFLICT (key) DO UPDATE SET until = excluded.until WHERE s.until <= moment;
        IF NOT FOUND THEN
            RETURN NULL;
        END IF;
    END IF;
    IF order_key IS NOT NULL THEN
        PERFORM callbacks.inbox_lock(order_key);
    END IF;
    event := nextval('callbacks.inbox_seq');
    INSERT INTO callbacks.inbox_event VALUES (event, envelope, body);
    PERFORM callbacks.inbox_add(event, order_key, moment);
    RETURN event;
END $$;

-- Removes events that are done or dead, and unblocks the next one of each order key. The caller has locked the keys.
CREATE OR REPLACE FUNCTION callbacks.inbox_remove(events bigint[], order_keys bigint[]) RETURNS void
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    DELETE FROM callbacks.inbox_work w WHERE w.seq = ANY (events);
    UPDATE callbacks.inbox_work w SET blocked = false
    WHERE w.blocked AND w.seq IN (
        SELECT (SELECT min(f.seq) FROM callbacks.inbox_work f WHERE f.fifo = k.fifo)
        FROM unnest(order_keys) AS k (fifo)
    );
END $$;

-- Settles claimed events that the token still has. `settled` is a list of `{"k": event, "to": "done" | "retry" | "release" |
-- "dead", …}`. Returns those that counted.
CREATE OR REPLACE FUNCTION callbacks.inbox_settle(claim bigint, settled text) RETURNS SETOF bigint
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
        attempts = CASE s."to" WHEN 'release' THEN greatest(w.attempts - 1, 0) ELSE w.attempts END
    FROM json_to_recordset(settled::json) AS s (k bigint, "to" text, wait bigint)
    WHERE w.seq = s.k AND w.seq = ANY (held) AND s."to" IN ('retry', 'release');
    INSERT INTO callbacks.inbox_dead (seq, died, cause, detail, operation, tenant, message_id, attempts, violations, fifo)
    SELECT w.seq, moment, s.cause, s.detail, coalesce(s.operation, e.envelope ->> 'operation'),
           e.envelope ->> 'tenant', e.envelope ->> 'message_id', w.attempts, s.violations::text, w.fifo
    FROM json_to_recordset(settled::json)
         AS s (k bigint, "to" text, cause text, detail text, operation text, violations json)
    JOIN callbacks.inbox_work w ON w.seq = s.k
    LEFT JOIN LATERAL (
        SELECT CASE WHEN s.cause <> 'unreadable' THEN i.envelope::json END AS envelope
        FROM callbacks.inbox_event i WHERE i.seq = s.k
    ) e ON true
    WHERE w.seq = ANY (held) AND s."to" = 'dead';
    gone := ARRAY(
        SELECT s.k FROM json_to_recordset(settled::json) AS s (k bigint, "to" text)
        WHERE s.k = ANY (held) AND s."to" IN ('done', 'dead')
    );
    DELETE FROM callbacks.inbox_event i USING json_to_recordset(settled::json) AS s (k bigint, "to" text)
    WHERE i.seq = s.k AND s.k = ANY (held) AND s."to" = 'done';
    PERFORM callbacks.inbox_remove(gone, order_keys);
    RETURN QUERY SELECT unnest(held);
END $$;

-- Makes dead letters due again, as new events. Returns how many.
CREATE OR REPLACE FUNCTION callbacks.inbox_replay(events bigint[]) RETURNS bigint
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    moment timestamptz := callbacks.clock();
    each record;
    order_key bigint;
    again bigint;
    replayed bigint := 0;
BEGIN
    FOR order_key IN
        SELECT DISTINCT d.fifo FROM callbacks.inbox_dead d
        WHERE d.seq = ANY (events) AND d.fifo IS NOT NULL ORDER BY d.fifo
    LOOP
        PERFORM callbacks.inbox_lock(order_key);
    END LOOP;
    FOR each IN
        SELECT d.seq, d.fifo FROM callbacks.inbox_dead d WHERE d.seq = ANY (events) ORDER BY d.seq FOR UPDATE
    LOOP
        DELETE FROM callbacks.inbox_dead d WHERE d.seq = each.seq;
        again := nextval('callbacks.inbox_seq');
        UPDATE callbacks.inbox_event i SET seq = again WHERE i.seq = each.seq;
        CONTINUE WHEN NOT FOUND;
        PERFORM callbacks.inbox_add(again, each.fifo, moment);
        replayed := replayed + 1;
    END LOOP;
    RETURN replayed;
END $$;

INSERT INTO callbacks.version (version) VALUES (3) ON CONFLICT DO NOTHING;
