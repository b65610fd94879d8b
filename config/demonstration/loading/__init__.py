"""Stores the demonstration, through the actions that people use."""
