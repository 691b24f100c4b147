-- $1 days, $2 numbers, $3 a target or null.
WITH forgotten AS MATERIALIZED (SELECT * FROM unnest($1::integer[], $2::bigint[]) AS f (day, seq)),
changed AS (UPDATE callbacks.control SET version = version + 1),
from_dead AS (DELETE FROM callbacks.dead d USING forgotten f WHERE d.day = f.day AND d.seq = f.seq)
UPDATE callbacks.attempt a SET excerpt = NULL
WHERE a.excerpt IS NOT NULL
  AND (a.target = $3::bigint OR (a.day, a.seq) IN (SELECT day, seq FROM forgotten))
