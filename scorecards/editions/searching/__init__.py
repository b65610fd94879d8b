"""Finding measures, and what published scorecards say in words."""
