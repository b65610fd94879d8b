"""What the margin of the minutes warns of and suggests."""
