"""Plain data for the pages of a file of history."""
