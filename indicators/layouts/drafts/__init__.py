"""Figures on their way into a proposal: the cells that make one, and the doubts that are raised about it."""
