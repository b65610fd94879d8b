"""Whole scorecards made up from odd series, and what no sentence on any of them may say."""
