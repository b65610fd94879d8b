"""Versions of frameworks."""
