"""Typing figures: the page of a section and period, and the writing of what was typed."""
