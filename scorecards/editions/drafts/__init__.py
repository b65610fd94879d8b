"""A scorecard as the figures stand now, for officers."""
