"""From an assembled scorecard to the main part of a page."""
