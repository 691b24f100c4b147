-- $1 microseconds. The days with a partition that end before so long ago, and the first day that is kept.
WITH kept AS MATERIALIZED (SELECT callbacks.day_of(callbacks.clock() - $1::bigint * interval '1 microsecond') AS day)
SELECT kept.day, ARRAY(
    SELECT leaf.day FROM (
        SELECT (to_date(substring(c.relname FROM '^message_(\d{8})$'), 'YYYYMMDD') - date '1970-01-01') AS day
        FROM pg_inherits i JOIN pg_class c ON c.oid = i.inhrelid
        WHERE i.inhparent = 'callbacks.message'::regclass
    ) leaf
    WHERE leaf.day < kept.day ORDER BY leaf.day
) AS days
FROM kept
