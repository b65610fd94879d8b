"""What becomes of the rows that a system sent."""
