"""Drafts and editions of scorecards.

published/  what was published, and drafts/ what stands now: each a source of the pages below and of files
pages.py    the pages that both have: the scorecard, what needs attention, the figures, one measure
measures/   what the page of one measure prints
downloads/  the appendix and the spreadsheets
lists/      scorecards, editions and measures, and addresses that lead to the newest of them
"""
