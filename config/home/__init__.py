"""The home pages and the links at the top of every page."""
