"""A council's own indicators on its scorecards."""
