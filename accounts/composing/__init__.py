"""Queries that are composed once in a process and asked many times."""
