"""The links at the top of every page."""
