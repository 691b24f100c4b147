-- $1 id, $2 tenant, $3 owner, $4 state, $5 content, $6 progress.
INSERT INTO callbacks.job (id, started, tenant, owner, beat, state, content, progress)
SELECT $1::text, moment.now, $2::text, $3::bigint, moment.now, $4::text, $5::text, $6::text
FROM (SELECT callbacks.clock() AS now OFFSET 0) moment
