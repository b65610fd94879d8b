"""Reads for assembling a scorecard: a fixed number of queries whatever the number of indicators, areas and years."""
