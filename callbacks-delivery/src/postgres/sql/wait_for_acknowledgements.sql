-- Conflicts with the lock of every acknowledgement that is under way.
SELECT id FROM callbacks.shard ORDER BY id FOR UPDATE
