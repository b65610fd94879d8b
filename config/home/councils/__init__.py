"""The list of one person's councils."""
