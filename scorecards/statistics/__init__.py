"""What numbers say about each other: intervals, comparison, ratings. Pure."""
