"""When somebody last looked at a council's home, so that it can tell what changed since."""
