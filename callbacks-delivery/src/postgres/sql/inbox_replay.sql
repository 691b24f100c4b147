SELECT callbacks.inbox_replay($1)
