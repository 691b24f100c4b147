-- $1 how many are counted at most. Without the messages.
SELECT counted.cause, count(*) AS count
FROM (SELECT d.cause FROM callbacks.dead d LIMIT $1::bigint) counted
GROUP BY counted.cause ORDER BY count(*) DESC, counted.cause
