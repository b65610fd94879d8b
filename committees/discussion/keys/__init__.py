"""Keys of the passages of minutes that somebody looks for."""
