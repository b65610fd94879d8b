"""Taking a month's briefing down, saying so at its addresses, and putting it back."""
