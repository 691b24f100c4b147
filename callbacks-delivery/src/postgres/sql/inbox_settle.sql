SELECT seq FROM callbacks.inbox_settled($1, $2) AS seq
