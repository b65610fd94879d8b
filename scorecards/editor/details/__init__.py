"""What a scorecard is called, and which framework it answers."""
