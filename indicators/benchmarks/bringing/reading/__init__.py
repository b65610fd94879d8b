"""Reading a national file and taking it in: what its jobs do."""
