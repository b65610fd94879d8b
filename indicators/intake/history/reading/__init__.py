"""A file of history is read into a proposal, and read again with what was answered."""
