"""Who the similar councils are, how close, and on which measures they stand clearly better or worse than ours."""
