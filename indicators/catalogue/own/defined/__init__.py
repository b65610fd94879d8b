"""A council's own indicators as its file defines them."""
