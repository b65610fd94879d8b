"""Committees' members: who they are, in what capacity, and how their names are shown."""
