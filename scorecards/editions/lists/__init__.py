"""Lists of scorecards, editions and measures."""
