"""One comparison of any council, for the command that prints it."""
