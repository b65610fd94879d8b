"""People of a council and what they may do."""
