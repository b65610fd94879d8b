"""Where a request comes from, and how often somebody may try."""
