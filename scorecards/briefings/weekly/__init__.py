"""Weekly figures, for officers: how they run, when each arrived and which weeks are missing."""
