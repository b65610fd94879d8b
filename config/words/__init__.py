"""The page of all words that measures and figures are told in."""
