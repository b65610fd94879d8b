"""Democratic services put an item on an agenda, change it, and write its cover report."""
