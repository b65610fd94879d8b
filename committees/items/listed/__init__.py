"""Items on lists of work: what they carry, and what waits at them for an answer."""
