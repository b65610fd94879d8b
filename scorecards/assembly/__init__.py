"""From what is stored to an assembled scorecard."""
