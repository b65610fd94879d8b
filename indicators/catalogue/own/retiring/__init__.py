"""Indicators of a council's own that end with a period."""
