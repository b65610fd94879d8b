"""A council's own workbook, in whatever layout it is kept, into a proposal: which cells are which figures, and why.

`proposing.propose` is the way in, `proposals` the shape of what comes out. The folders are steps, each above what it
asks: what one cell says, what headings and labels mean, tables, drafts of figures, periods, measures, values, checks,
the outcome.
"""
