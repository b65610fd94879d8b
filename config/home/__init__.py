"""What a council's home page shows."""
