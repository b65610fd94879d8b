"""What scorecards show from meetings."""
