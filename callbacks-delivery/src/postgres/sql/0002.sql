-- Version 2 of the tables: what an operations page needs. It may be run again: it changes nothing then.

-- What came of attempts. `kind` 0: `key` is a shard, and `at` the minute. `kind` 1: `key` is a target, and `at` the first
-- minute of the hour. Minutes are counted from 1970-01-01 in UTC. Only the owner of a shard writes, so nobody waits.
CREATE TABLE IF NOT EXISTS callbacks.activity (
    kind smallint NOT NULL,
    key bigint NOT NULL,
    at integer NOT NULL,
    delivered integer NOT NULL,
    failed integer NOT NULL,
    dead integer NOT NULL,
    took_0 integer NOT NULL,
    took_1 integer NOT NULL,
    took_2 integer NOT NULL,
    took_3 integer NOT NULL,
    took_4 integer NOT NULL,
    took_5 integer NOT NULL,
    took_6 integer NOT NULL,
    took_7 integer NOT NULL,
    PRIMARY KEY (kind, key, at)
) WITH (
    fillfactor = 60, autovacuum_vacuum_scale_factor = 0.05, autovacuum_vacuum_threshold = 2000
);

-- What people did. Only appended.
CREATE TABLE IF NOT EXISTS callbacks.audit (
    number bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at timestamptz NOT NULL,
    tenant text,
    content text NOT NULL
);
CREATE INDEX IF NOT EXISTS audit_tenant ON callbacks.audit (tenant, number);

-- Bulk jobs. `content` is what was asked, and `progress` how far it is.
CREATE TABLE IF NOT EXISTS callbacks.job (
    id text PRIMARY KEY,
    started timestamptz NOT NULL,
    tenant text,
    owner bigint NOT NULL,
    beat timestamptz NOT NULL,
    state text NOT NULL,
    content text NOT NULL,
    progress text NOT NULL
);

-- The first number of a day that was accepted after a moment: numbers and moments have nearly the same order, so halving
-- finds it without an index of moments.
CREATE OR REPLACE FUNCTION callbacks.seq_behind(wanted_day integer, moment timestamptz) RETURNS bigint
LANGUAGE plpgsql STABLE AS $$
DECLARE
    low bigint := 0;
    high bigint := 9223372036854775807;
    middle bigint;
    found record;
BEGIN
    WHILE low < high LOOP
        middle := low + (high - low) / 2;
        SELECT m.seq, m.accepted INTO found FROM callbacks.message m
        WHERE m.day = wanted_day AND m.seq >= middle AND m.seq < high ORDER BY m.seq LIMIT 1;
        IF found.seq IS NULL THEN
            high := middle;
        ELSIF found.accepted <= moment THEN
            low := found.seq + 1;
        ELSE
            high := middle;
        END IF;
    END LOOP;
    RETURN low;
END $$;

INSERT INTO callbacks.version (version) VALUES (2) ON CONFLICT DO NOTHING;
