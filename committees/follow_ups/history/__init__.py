"""The page of one action, with everything that happened to it."""
