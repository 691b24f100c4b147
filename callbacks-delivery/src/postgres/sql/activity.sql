-- $1 kind, $2 keys, $3 microseconds. Periods that began since so long ago, and the one in which that is.
SELECT a.at::bigint AS at, sum(a.delivered) AS delivered, sum(a.failed) AS failed, sum(a.dead) AS dead,
       ARRAY[sum(a.took_0), sum(a.took_1), sum(a.took_2), sum(a.took_3),
             sum(a.took_4), sum(a.took_5), sum(a.took_6), sum(a.took_7)]::bigint[] AS took
FROM callbacks.activity a,
     (SELECT floor(extract(epoch FROM callbacks.clock() - $3::bigint * interval '1 microsecond') / 60)::integer AS at OFFSET 0) first
WHERE a.kind = $1::smallint AND a.key = ANY ($2::bigint[])
  AND a.at >= CASE WHEN $1 = 1 THEN first.at - first.at % 60 ELSE first.at END
GROUP BY a.at ORDER BY a.at
