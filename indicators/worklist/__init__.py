"""What is due, how far it is, and who waits for whom."""
