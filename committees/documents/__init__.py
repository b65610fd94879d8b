"""Supporting documents of an item."""
