"""The file in which a council defines its scorecards."""
