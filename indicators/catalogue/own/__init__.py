"""Indicators and teams of a council's own."""
