"""Where a meeting stands: moved, cancelled, put back, deleted; what its former addresses say."""
