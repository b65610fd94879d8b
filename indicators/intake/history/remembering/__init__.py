"""What a council's own files call things, and how its layouts were read, for the next file."""
