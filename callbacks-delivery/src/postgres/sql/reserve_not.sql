WITH gone AS (DELETE FROM callbacks.reservation WHERE key = $1 AND token = $2 AND status IS NULL)
SELECT NOT EXISTS (SELECT FROM callbacks.reservation WHERE key = $1 AND token <> $2) AS own
