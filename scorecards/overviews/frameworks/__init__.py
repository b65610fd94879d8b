"""A council's published measures by their place in national frameworks."""
