"""A scorecard set up as new, or as a copy of another."""
