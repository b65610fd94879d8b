"""What was said and resolved at an item, as parts of its object and rows of tables."""
