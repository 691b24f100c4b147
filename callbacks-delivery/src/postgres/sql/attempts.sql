SELECT target, number, began, took_micros, status, failure, excerpt
FROM callbacks.attempt WHERE day = $1::integer AND seq = $2::bigint
ORDER BY target, began
