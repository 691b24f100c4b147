SELECT status, (extract(epoch FROM until - callbacks.clock()) * 1000000)::bigint AS remaining
FROM callbacks.reservation WHERE key = $1 AND until > callbacks.clock()
