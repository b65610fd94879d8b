"""Resolutions and actions of the text, as rows."""
