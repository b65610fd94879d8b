"""Due dates for a person’s own calendar program."""
