"""What meetings ask of people, for their lists of work."""
