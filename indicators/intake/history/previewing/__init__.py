"""What each figure of a file of history would do, and which of them are to come in."""
