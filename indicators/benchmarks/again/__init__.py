"""The button that has all stored files read once more, by the mappings, indicators and councils as they are now."""
