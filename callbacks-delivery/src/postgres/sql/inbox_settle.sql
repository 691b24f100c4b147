SELECT seq FROM callbacks.inbox_settle($1, $2) AS seq
