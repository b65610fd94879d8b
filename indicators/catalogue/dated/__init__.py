"""What stands beside an indicator's figures: targets, breaks in the series, events."""
