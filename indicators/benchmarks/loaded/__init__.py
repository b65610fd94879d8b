"""The page of what is loaded: datasets, neighbours, what is missing or old, and the choice of another release."""
