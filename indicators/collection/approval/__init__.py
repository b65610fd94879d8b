"""Submitting a section, and a second person who approves or returns it."""
