-- What was filled in is on disk before anything is measured.
vacuum analyze;
checkpoint;
