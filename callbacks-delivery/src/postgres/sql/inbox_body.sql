SELECT body FROM callbacks.inbox_event WHERE seq = $1::bigint
