"""The committees that a council's file names."""
