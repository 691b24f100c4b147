SELECT seq FROM callbacks.inbox_replayed($1) AS seq
