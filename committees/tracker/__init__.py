"""What meetings asked for, over all meetings, and where it is."""
