"""What is due or waits for one person, for the council's home page."""
