"""What other systems ask, and how they are answered."""
