-- What was written last stands in a list that every search reads through: a short one keeps searches quick after many
-- writes, and no writer has to sort in four megabytes at once.
alter index thing_keys set (gin_pending_list_limit = 256);
