"""On which day a meeting may be, by what hangs on its day."""
