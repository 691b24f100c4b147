-- $1 kinds, $2 keys, $3 minutes, $4 the eleven counts of each, one after the other. Rows are locked in one order.
INSERT INTO callbacks.activity AS a (
    kind, key, at, delivered, failed, dead, took_0, took_1, took_2, took_3, took_4, took_5, took_6, took_7
)
SELECT g.kind, g.key, g.at, c.n[i], c.n[i + 1], c.n[i + 2], c.n[i + 3], c.n[i + 4], c.n[i + 5], c.n[i + 6],
       c.n[i + 7], c.n[i + 8], c.n[i + 9], c.n[i + 10]
FROM unnest($1::smallint[], $2::bigint[], $3::integer[]) WITH ORDINALITY AS g (kind, key, at, place)
CROSS JOIN (SELECT $4::integer[] AS n) c
CROSS JOIN LATERAL (SELECT (11 * (g.place - 1) + 1)::integer AS i) first
ORDER BY g.kind, g.key, g.at
ON CONFLICT (kind, key, at) DO UPDATE SET
    delivered = a.delivered + excluded.delivered,
    failed = a.failed + excluded.failed,
    dead = a.dead + excluded.dead,
    took_0 = a.took_0 + excluded.took_0,
    took_1 = a.took_1 + excluded.took_1,
    took_2 = a.took_2 + excluded.took_2,
    took_3 = a.took_3 + excluded.took_3,
    took_4 = a.took_4 + excluded.took_4,
    took_5 = a.took_5 + excluded.took_5,
    took_6 = a.took_6 + excluded.took_6,
    took_7 = a.took_7 + excluded.took_7
