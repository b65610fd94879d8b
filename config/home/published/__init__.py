"""What came out lately, on a council's home page."""
