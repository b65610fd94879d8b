"""Agenda items and the cover report."""
