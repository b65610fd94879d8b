"""Plain data for an entry page: its rows, what stands above them, and what its script is told."""
