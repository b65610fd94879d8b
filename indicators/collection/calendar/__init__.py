"""The collection calendar: which indicators are handed in together, and by when."""
