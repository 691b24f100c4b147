-- Version 1 of the tables. It may be run again: it changes nothing then.
--
-- `callbacks.` is replaced by the name of the schema. Days are counted from 1970-01-01 in UTC, as `day` in all tables.

CREATE TABLE IF NOT EXISTS callbacks.version (
    version integer PRIMARY KEY,
    installed timestamptz NOT NULL DEFAULT clock_timestamp()
);

-- The time that everything is compared with. Tests replace it.
CREATE OR REPLACE FUNCTION callbacks.clock() RETURNS timestamptz
    LANGUAGE sql VOLATILE
    AS 'SELECT pg_catalog.clock_timestamp()';

-- No cache: numbers of one connection grow in the order of its statements.
CREATE SEQUENCE IF NOT EXISTS callbacks.message_seq CACHE 1;

-- One event or callback. Inserted by producers. A forgotten message has an empty envelope.
CREATE TABLE IF NOT EXISTS callbacks.message (
    day integer NOT NULL,
    seq bigint NOT NULL,
    accepted timestamptz NOT NULL,
    id text NOT NULL,
    operation text,
    tenant text,
    target bigint,
    fifo bigint,
    tags text[],
    envelope text NOT NULL,
    body bytea,
    PRIMARY KEY (day, seq)
) PARTITION BY RANGE (day);
-- Bodies are signed as they are, and are often small or random: compressing them costs more than it saves.
ALTER TABLE callbacks.message ALTER COLUMN body SET STORAGE EXTERNAL;
CREATE INDEX IF NOT EXISTS message_id ON callbacks.message (id);
CREATE INDEX IF NOT EXISTS message_tags ON callbacks.message USING gin (tags) WHERE tags IS NOT NULL;

-- One attempt. Only appended. `day` is the day of the message.
CREATE TABLE IF NOT EXISTS callbacks.attempt (
    day integer NOT NULL,
    seq bigint NOT NULL,
    target bigint NOT NULL,
    number integer NOT NULL,
    began timestamptz NOT NULL,
    took_micros bigint NOT NULL,
    status integer,
    failure text,
    excerpt bytea
) PARTITION BY RANGE (day);
ALTER TABLE callbacks.attempt ALTER COLUMN excerpt SET STORAGE EXTERNAL;
CREATE INDEX IF NOT EXISTS attempt_message ON callbacks.attempt (seq);

-- Days without a partition of their own are kept here, so that a missing partition never fails a producer.
CREATE TABLE IF NOT EXISTS callbacks.message_rest PARTITION OF callbacks.message DEFAULT;
CREATE TABLE IF NOT EXISTS callbacks.attempt_rest PARTITION OF callbacks.attempt DEFAULT;

-- Deliveries that nobody has tried. Inserted by producers, deleted by the owner of the shard, never updated.
CREATE TABLE IF NOT EXISTS callbacks.outbox (
    shard smallint NOT NULL,
    seq bigint NOT NULL,
    target bigint NOT NULL,
    day integer NOT NULL,
    fifo bigint,
    PRIMARY KEY (shard, seq, target)
) WITH (
    autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000,
    autovacuum_vacuum_cost_delay = 0, autovacuum_analyze_threshold = 5000
);

-- Deliveries that wait for another attempt. Empty while everything is well.
CREATE TABLE IF NOT EXISTS callbacks.due (
    shard smallint NOT NULL,
    target bigint NOT NULL,
    due timestamptz NOT NULL,
    seq bigint NOT NULL,
    day integer NOT NULL,
    charged integer NOT NULL,
    uncharged integer NOT NULL,
    began timestamptz,
    fifo bigint,
    PRIMARY KEY (shard, target, due, seq)
) WITH (
    autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 2000,
    autovacuum_vacuum_cost_delay = 0
);
CREATE INDEX IF NOT EXISTS due_message ON callbacks.due (seq);
CREATE INDEX IF NOT EXISTS due_fifo ON callbacks.due (shard) WHERE fifo IS NOT NULL;

-- Deliveries that were given up.
CREATE TABLE IF NOT EXISTS callbacks.dead (
    day integer NOT NULL,
    seq bigint NOT NULL,
    target bigint NOT NULL,
    died timestamptz NOT NULL,
    cause text NOT NULL,
    detail text NOT NULL,
    PRIMARY KEY (day, seq, target)
);

-- The leases. No other column may have an index, so that heartbeats stay within their pages.
CREATE TABLE IF NOT EXISTS callbacks.shard (
    id smallint PRIMARY KEY,
    owner bigint NOT NULL DEFAULT 0,
    token bigint NOT NULL DEFAULT 0,
    lease_until timestamptz NOT NULL DEFAULT '-infinity'
) WITH (
    fillfactor = 50, autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 500
);
INSERT INTO callbacks.shard (id) SELECT generate_series(0, 63) ON CONFLICT DO NOTHING;

-- Workers, for the fair share.
CREATE TABLE IF NOT EXISTS callbacks.worker (
    id bigint PRIMARY KEY,
    until timestamptz NOT NULL
) WITH (fillfactor = 50);

-- What is special about a target. Written on change only.
CREATE TABLE IF NOT EXISTS callbacks.target (
    id bigint PRIMARY KEY,
    state text NOT NULL DEFAULT 'active',
    failing_since timestamptz,
    alerted smallint NOT NULL DEFAULT 0,
    breaker_opened integer,
    breaker_until timestamptz,
    rate real,
    concurrency integer
) WITH (fillfactor = 70);

-- Registrations for webhooks. `scope` is empty without a tenant, and otherwise `t` and the tenant.
CREATE TABLE IF NOT EXISTS callbacks.endpoint (
    id text COLLATE "C" PRIMARY KEY,
    target bigint NOT NULL UNIQUE,
    scope text NOT NULL,
    events text[] NOT NULL,
    content text NOT NULL
);
CREATE INDEX IF NOT EXISTS endpoint_scope ON callbacks.endpoint (scope);

-- Deduplication keys: a digest of tenant and key.
CREATE TABLE IF NOT EXISTS callbacks.deduplication (
    digest bytea PRIMARY KEY,
    id text NOT NULL,
    until timestamptz NOT NULL
);

-- Grows with each change that people make, so that owners notice it.
CREATE TABLE IF NOT EXISTS callbacks.control (
    one boolean PRIMARY KEY DEFAULT true CHECK (one),
    version bigint NOT NULL
);
INSERT INTO callbacks.control (version) VALUES (0) ON CONFLICT DO NOTHING;

-- The whole days since 1970-01-01.
CREATE OR REPLACE FUNCTION callbacks.day_of(moment timestamptz) RETURNS integer
    LANGUAGE sql IMMUTABLE
    AS 'SELECT floor(extract(epoch FROM moment) / 86400)::integer';

-- Accepts messages in the transaction of the caller, all or none. `messages` is a list of `{"n": bytes of the body, "e":
-- envelope}`, and `bodies` has the bodies one after the other.
CREATE OR REPLACE FUNCTION callbacks.enqueue(messages text, bodies bytea)
RETURNS TABLE (accepted_day integer, accepted_seq bigint, deliveries integer, duplicate_of text)
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    moment CONSTANT timestamptz := callbacks.clock();
    each record;
    start integer := 1;
    fingerprint bytea;
BEGIN
    accepted_day := callbacks.day_of(moment);
    FOR each IN
        SELECT m.value -> 'e' AS envelope, (m.value ->> 'n')::integer AS size, e.*
        FROM json_array_elements(messages::json) m
        CROSS JOIN LATERAL json_to_record(m.value -> 'e') AS e (
            id text, op text, tenant text, dedup text, fanout boolean,
            shard smallint, target bigint, fifo bigint, tags json
        )
    LOOP
        start := start + each.size;
        IF each.dedup IS NOT NULL THEN
            fingerprint := sha256(convert_to(json_build_array(each.tenant, each.dedup)::text, 'UTF8'));
            -- A key that another transaction has just inserted makes this one wait until that transaction ends.
            INSERT INTO callbacks.deduplication AS d (digest, id, until)
            VALUES (fingerprint, each.id, moment + interval '4 days')
            ON CONFLICT (digest) DO UPDATE SET id = excluded.id, until = excluded.until WHERE d.until <= moment;
            IF NOT FOUND THEN
                accepted_seq := NULL;
                deliveries := 0;
                SELECT d.id INTO duplicate_of FROM callbacks.deduplication d WHERE d.digest = fingerprint;
                RETURN NEXT;
                CONTINUE;
            END IF;
        END IF;
        duplicate_of := NULL;
        accepted_seq := nextval('callbacks.message_seq');
        INSERT INTO callbacks.message (day, seq, accepted, id, operation, tenant, target, fifo, tags, envelope, body)
        VALUES (
            accepted_day, accepted_seq, moment, each.id, each.op, each.tenant, each.target, each.fifo,
            CASE WHEN each.tags IS NOT NULL THEN ARRAY(SELECT json_array_elements_text(each.tags)) END,
            each.envelope::text, substring(bodies FROM start - each.size FOR each.size)
        );
        IF each.target IS NOT NULL THEN
            INSERT INTO callbacks.outbox (shard, seq, target, day, fifo)
            VALUES (each.target & 63, accepted_seq, each.target, accepted_day, each.fifo);
            deliveries := 1;
        ELSIF each.fanout THEN
            INSERT INTO callbacks.outbox (shard, seq, target, day, fifo)
            SELECT e.target & 63, accepted_seq, e.target, accepted_day, each.fifo
            FROM callbacks.endpoint e
            WHERE e.scope = coalesce('t' || each.tenant, '')
              AND (e.events = '{}' OR each.op = ANY (e.events))
              AND NOT EXISTS (SELECT FROM callbacks.target t WHERE t.id = e.target AND t.state = 'disabled');
            GET DIAGNOSTICS deliveries = ROW_COUNT;
        ELSE
            deliveries := 0;
        END IF;
        RETURN NEXT;
    END LOOP;
END $$;

-- The messages of a list that are not forgotten. A statement that calls this after it has taken its locks sees the newest
-- state, and not the one from before it waited: hence a function, and VOLATILE.
CREATE OR REPLACE FUNCTION callbacks.kept(days integer[], wanted_days integer[], wanted_seqs bigint[])
RETURNS SETOF bigint LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    RETURN QUERY
    SELECT DISTINCT wanted.seq FROM unnest(wanted_days, wanted_seqs) AS wanted (day, seq)
    CROSS JOIN LATERAL (
        SELECT m.seq FROM callbacks.message m
        WHERE m.day = ANY (days) AND m.day = wanted.day AND m.seq = wanted.seq AND m.envelope <> '' LIMIT 1
    ) m;
END $$;

-- Makes the partitions of today and of some days to come. Returns how many days still lack one.
CREATE OR REPLACE FUNCTION callbacks.make_partitions(ahead integer) RETURNS integer
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    today CONSTANT integer := callbacks.day_of(callbacks.clock());
    lacking integer := 0;
    parent text;
    leaf text;
    has_rows boolean;
BEGIN
    IF NOT callbacks.may_change_partitions() THEN
        RETURN 0;
    END IF;
    FOR day IN today .. today + ahead LOOP
        FOREACH parent IN ARRAY ARRAY['message', 'attempt'] LOOP
            leaf := parent || to_char(timestamp 'epoch' + day * interval '1 day', '"_"YYYYMMDD');
            CONTINUE WHEN to_regclass('callbacks.' || leaf) IS NOT NULL;
            -- Rows of a day without a partition stay where they are.
            EXECUTE format('SELECT EXISTS (SELECT FROM callbacks.%I WHERE day = $1)', parent || '_rest') INTO has_rows USING day;
            IF has_rows THEN
                lacking := lacking + 1;
                CONTINUE;
            END IF;
            -- Attaching needs a weaker lock than making a partition at once: producers go on.
            EXECUTE format('CREATE TABLE callbacks.%I (LIKE callbacks.%I INCLUDING ALL)', leaf, parent);
            EXECUTE format('ALTER TABLE callbacks.%I ATTACH PARTITION callbacks.%I FOR VALUES FROM (%s) TO (%s)',
                           parent, leaf, day, day + 1);
        END LOOP;
    END LOOP;
    RETURN lacking;
END $$;

-- Whether this transaction may change partitions: one at a time does.
CREATE OR REPLACE FUNCTION callbacks.may_change_partitions() RETURNS boolean
    LANGUAGE sql VOLATILE
    AS $$SELECT pg_try_advisory_xact_lock(1667329124, 'callbacks.message'::regclass::oid::integer)$$;

-- Removes a day but for the messages of which something waits or is dead. Returns how many messages were removed.
CREATE OR REPLACE FUNCTION callbacks.prune_day(wanted integer) RETURNS bigint
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    suffix CONSTANT text := to_char(timestamp 'epoch' + wanted * interval '1 day', '"_"YYYYMMDD');
    messages CONSTANT text := 'message' || suffix;
    attempts CONSTANT text := 'attempt' || suffix;
    kept bigint[];
    before bigint;
    removed bigint;
BEGIN
    IF NOT callbacks.may_change_partitions() OR to_regclass('callbacks.' || messages) IS NULL THEN
        RETURN 0;
    END IF;
    -- Resending locks its messages, and waits here.
    EXECUTE format('LOCK TABLE callbacks.%I IN EXCLUSIVE MODE', messages);
    kept := ARRAY(
        SELECT seq FROM callbacks.outbox WHERE day = wanted
        UNION SELECT seq FROM callbacks.due WHERE day = wanted
        UNION SELECT seq FROM callbacks.dead WHERE day = wanted
    );
    IF cardinality(kept) > 1000 THEN
        EXECUTE format('DELETE FROM callbacks.%I WHERE seq <> ALL ($1)', messages) USING kept;
        GET DIAGNOSTICS removed = ROW_COUNT;
        IF to_regclass('callbacks.' || attempts) IS NOT NULL THEN
            EXECUTE format('DELETE FROM callbacks.%I WHERE seq <> ALL ($1)', attempts) USING kept;
        END IF;
        RETURN removed;
    END IF;
    EXECUTE format('SELECT count(*) FROM callbacks.%I', messages) INTO before;
    EXECUTE format('ALTER TABLE callbacks.message DETACH PARTITION callbacks.%I', messages);
    -- Without its partition, a row of this day goes to the rest.
    EXECUTE format('INSERT INTO callbacks.message SELECT * FROM callbacks.%I WHERE seq = ANY ($1)', messages) USING kept;
    GET DIAGNOSTICS removed = ROW_COUNT;
    removed := before - removed;
    EXECUTE format('DROP TABLE callbacks.%I', messages);
    IF to_regclass('callbacks.' || attempts) IS NOT NULL THEN
        EXECUTE format('ALTER TABLE callbacks.attempt DETACH PARTITION callbacks.%I', attempts);
        EXECUTE format('INSERT INTO callbacks.attempt SELECT * FROM callbacks.%I WHERE seq = ANY ($1)', attempts) USING kept;
        EXECUTE format('DROP TABLE callbacks.%I', attempts);
    END IF;
    RETURN removed;
END $$;

-- Removes at most 1,000 messages of older days that have no partition, and what has expired. Returns how many messages.
CREATE OR REPLACE FUNCTION callbacks.prune_rest(first_kept integer) RETURNS bigint
LANGUAGE plpgsql VOLATILE AS $$
DECLARE
    old bigint[];
    removed bigint;
BEGIN
    IF NOT callbacks.may_change_partitions() THEN
        RETURN 0;
    END IF;
    -- Two statements: what waits is looked up after the messages are locked.
    old := ARRAY(
        SELECT m.seq FROM callbacks.message_rest m
        WHERE m.day < first_kept
          AND NOT EXISTS (SELECT FROM callbacks.outbox o WHERE o.seq = m.seq)
          AND NOT EXISTS (SELECT FROM callbacks.due d WHERE d.seq = m.seq)
          AND NOT EXISTS (SELECT FROM callbacks.dead d WHERE d.day = m.day AND d.seq = m.seq)
        LIMIT 1000 FOR UPDATE SKIP LOCKED
    );
    DELETE FROM callbacks.message_rest m
    WHERE m.seq = ANY (old)
      AND NOT EXISTS (SELECT FROM callbacks.outbox o WHERE o.seq = m.seq)
      AND NOT EXISTS (SELECT FROM callbacks.due d WHERE d.seq = m.seq)
      AND NOT EXISTS (SELECT FROM callbacks.dead d WHERE d.day = m.day AND d.seq = m.seq);
    GET DIAGNOSTICS removed = ROW_COUNT;
    DELETE FROM callbacks.attempt_rest a
    WHERE a.seq = ANY (old) AND NOT EXISTS (SELECT FROM callbacks.message m WHERE m.day = a.day AND m.seq = a.seq);
    DELETE FROM callbacks.deduplication WHERE digest IN (
        SELECT digest FROM callbacks.deduplication WHERE until <= callbacks.clock() LIMIT 10000 FOR UPDATE SKIP LOCKED
    );
    DELETE FROM callbacks.worker WHERE until < callbacks.clock() - interval '1 day';
    RETURN removed;
END $$;

INSERT INTO callbacks.version (version) VALUES (1) ON CONFLICT DO NOTHING;
