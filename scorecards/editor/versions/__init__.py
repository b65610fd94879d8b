"""One version of a scorecard: what it shows, and what it changed."""
