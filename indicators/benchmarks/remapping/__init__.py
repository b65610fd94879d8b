"""A corrected mapping, applied to the releases that are stored."""
