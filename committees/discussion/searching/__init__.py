"""Finding what was said, resolved and asked for at meetings."""
