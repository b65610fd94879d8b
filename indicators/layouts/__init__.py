"""A council's own workbook, in whatever layout it is kept, into a proposal: which cells are which figures, and why."""
