"""Minutes that exist, on their way into a meeting: kept as they came, written as drafts, confirmed by a person."""
