"""How many clear days of notice a meeting has."""
