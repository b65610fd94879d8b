"""A draft exactly as its readers would get it, before it is published."""
