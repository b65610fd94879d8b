"""The chosen rows of a file become entries of their sections."""
