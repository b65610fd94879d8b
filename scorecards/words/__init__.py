"""The words officers write into a quarter."""
