"""The page on which a person confirms what was read."""
