"""Checks of figures as they come in: errors stop them, queries want an answer."""
