-- $1 target, $2 since, $3 and $4 the message before the first one, $5 limit.
SELECT m.day, m.seq
FROM callbacks.message m
WHERE m.day >= callbacks.day_of($2::timestamptz) AND m.accepted >= $2
  AND (m.day, m.seq) > ($3::integer, $4::bigint)
  AND m.envelope <> ''
  AND (m.target = $1::bigint OR m.target IS NULL AND EXISTS (
      SELECT FROM callbacks.endpoint e
      WHERE e.target = $1 AND e.scope = coalesce('t' || m.tenant, '')
        AND (e.events = '{}' OR m.operation = ANY (e.events))
  ))
  AND NOT EXISTS (SELECT FROM callbacks.attempt a WHERE a.day = m.day AND a.seq = m.seq AND a.target = $1)
  AND NOT EXISTS (SELECT FROM callbacks.outbox o WHERE o.shard = ($1 & 63) AND o.seq = m.seq AND o.target = $1)
  AND NOT EXISTS (SELECT FROM callbacks.due d WHERE d.seq = m.seq AND d.target = $1)
  AND NOT EXISTS (SELECT FROM callbacks.dead d WHERE d.day = m.day AND d.seq = m.seq AND d.target = $1)
ORDER BY m.day, m.seq LIMIT $5::bigint
