"""Which figures of an edition stand otherwise by now: one rule for its page, lists of work and letters."""
