"""From a council that has nothing to its first published edition: what is done, and what is next."""
