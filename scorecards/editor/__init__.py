"""Scorecards set up and changed on pages."""
