"""Questions about indicators, with their answers."""
