"""A whole scorecard seen from another side: by change and target, by evidence, by national framework."""
