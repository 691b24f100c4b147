SELECT content FROM callbacks.endpoint WHERE target = ANY ($1::bigint[]) ORDER BY id
