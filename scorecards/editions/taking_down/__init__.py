"""Taking a published edition down, saying so at its address, and putting it back."""
