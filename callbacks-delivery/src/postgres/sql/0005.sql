-- Version 5 of the tables: lists of a tenant, and dead letters that describe themselves. It may be run again: it changes nothing then.

-- The messages of one tenant in their order. Messages without a tenant cost nothing more.
CREATE INDEX IF NOT EXISTS message_tenant ON callbacks.message (tenant, day, seq) WHERE tenant IS NOT NULL;

-- What dead letters are looked for by. It is copied from the message when a delivery is given up, which is rare: looking it up for each
-- letter of a list is too slow, because messages have a partition for each day.
ALTER TABLE callbacks.dead ADD COLUMN IF NOT EXISTS message_id text;
ALTER TABLE callbacks.dead ADD COLUMN IF NOT EXISTS operation text;
ALTER TABLE callbacks.dead ADD COLUMN IF NOT EXISTS tenant text;
ALTER TABLE callbacks.dead ADD COLUMN IF NOT EXISTS tags text[];
CREATE INDEX IF NOT EXISTS dead_tenant ON callbacks.dead (tenant, day, seq, target) WHERE tenant IS NOT NULL;

-- A trigger, so that programs of version 4 that still run do it too.
CREATE OR REPLACE FUNCTION callbacks.describe_dead() RETURNS trigger
LANGUAGE plpgsql VOLATILE AS $$
BEGIN
    SELECT m.id, m.operation, m.tenant, m.tags INTO NEW.message_id, NEW.operation, NEW.tenant, NEW.tags
    FROM callbacks.message m WHERE m.day = NEW.day AND m.seq = NEW.seq;
    RETURN NEW;
END $$;
DROP TRIGGER IF EXISTS describe_dead ON callbacks.dead;
CREATE TRIGGER describe_dead BEFORE INSERT ON callbacks.dead FOR EACH ROW EXECUTE FUNCTION callbacks.describe_dead();

-- Those that are there already.
UPDATE callbacks.dead d SET message_id = m.id, operation = m.operation, tenant = m.tenant, tags = m.tags
FROM callbacks.message m WHERE d.message_id IS NULL AND m.day = d.day AND m.seq = d.seq;

INSERT INTO callbacks.version (version) VALUES (5) ON CONFLICT DO NOTHING;
