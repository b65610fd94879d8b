"""Which checks a council uses, and from which thresholds on."""
