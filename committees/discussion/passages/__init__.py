"""Search over all minutes: what was said, resolved and asked for, narrowed as a reader wants it."""
