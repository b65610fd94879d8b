"""From what is stored to an assembled scorecard.

querysets/               reads everything, in a fixed number of queries; `assemble` gives the whole scorecard
inputs.py                what was read, as plain values
scorecard.py             sections, headline and counts around the rows
rows.py                  one measure's row, from these parts:
cells.py                 figures as shown
comparison.py            beside similar councils
definition_part.py       the words of the definition
months.py                months and the quarter that they add up to
flags.py                 what to know before believing a number
breakdowns.py            bands and kinds
breakdown_words.py       their headings, sums and sentences
category_protection.py   which of them to hide
findings.py              sentences by rule
precision.py             with how many decimals a row says its figures
shown.py                 what readers see of a finished row, beside its target and other councils
"""
