"""Figures that come more often than a scorecard: monthly briefings, and the weekly figures of managers."""
