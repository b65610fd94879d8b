"""Versions of scorecards: made, begun, copied."""
