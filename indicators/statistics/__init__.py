"""What one series of figures says of itself: differences, process charts, real changes. Pure.

The checks at entry and the scorecards use the same functions, so that one figure has one verdict everywhere;
`scorecards.statistics` adds the comparisons with others and names them all.
"""
