SELECT day, seq FROM callbacks.message WHERE id = $1::text AND envelope <> '' ORDER BY day, seq LIMIT 1
