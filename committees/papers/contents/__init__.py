"""What stands in the agenda, the minutes and the pack of a meeting."""
