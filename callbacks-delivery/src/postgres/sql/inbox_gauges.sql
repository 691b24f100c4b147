SELECT (SELECT count(*) FROM callbacks.inbox_work) AS waiting,
       (SELECT count(*) FROM callbacks.inbox_dead) AS dead,
       (SELECT count(*) FROM callbacks.inbox_handled) AS handled,
       coalesce((SELECT (extract(epoch FROM callbacks.clock() - min(due)) * 1000000)::bigint
                 FROM callbacks.inbox_work WHERE NOT blocked), 0) AS oldest
