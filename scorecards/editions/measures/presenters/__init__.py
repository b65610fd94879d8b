"""From one row of an assembled scorecard to what the measure's page prints."""

from scorecards.editions.measures.presenters.page import present_indicator

__all__ = ["present_indicator"]
