"""One recorded figure with everything that ever stood there, and its correction."""
