"""An assembled scorecard as files: the appendix, spreadsheets."""
