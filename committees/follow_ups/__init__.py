"""Actions that come of an item."""
