"""Bands and groups of a council's own indicators."""
