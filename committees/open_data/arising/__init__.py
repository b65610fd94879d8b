"""What stands by itself at an item for actions, as open data."""
