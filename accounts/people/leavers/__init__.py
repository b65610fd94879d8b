"""Whoever left the council has no place here: told by a file every night, or by the council's directory at once."""
