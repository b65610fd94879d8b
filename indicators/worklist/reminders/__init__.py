"""What is due, as one letter a person."""
