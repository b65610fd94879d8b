"""What a committee resolved."""
