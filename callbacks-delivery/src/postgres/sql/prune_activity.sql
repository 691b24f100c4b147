DELETE FROM callbacks.activity
WHERE kind = 0 AND at < extract(epoch FROM callbacks.clock() - interval '2 days') / 60
   OR kind = 1 AND at < extract(epoch FROM callbacks.clock() - interval '30 days') / 60
