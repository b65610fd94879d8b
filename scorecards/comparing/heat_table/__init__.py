"""A scorecard's measures by area: ours and the similar councils, each set beside the country."""
