"""What the cells of a figure come to: its number, the people behind it, or a symbol."""
