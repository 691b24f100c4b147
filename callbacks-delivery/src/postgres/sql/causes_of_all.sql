-- $1 how many are counted at most. Without the messages. One row without a cause if there are none.
WITH examined AS (SELECT d.cause FROM callbacks.dead d LIMIT $1::bigint),
counted AS (SELECT d.cause, count(*) AS count FROM examined d GROUP BY d.cause)
SELECT c.cause, coalesce(c.count, 0) AS count, e.examined
FROM (SELECT count(*) AS examined FROM examined) e LEFT JOIN counted c ON true ORDER BY c.count DESC, c.cause
