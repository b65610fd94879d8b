"""What a committee recommends to the executive or another body, and what that answers."""
