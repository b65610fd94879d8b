"""What a council's file says of its frameworks and scorecards."""
