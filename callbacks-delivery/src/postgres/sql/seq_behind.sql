-- $1 a moment.
SELECT callbacks.day_of($1::timestamptz) AS day, callbacks.seq_behind(callbacks.day_of($1), $1) AS seq
