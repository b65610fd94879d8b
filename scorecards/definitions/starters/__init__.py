"""Scorecards to start from, which ship as files of the same form as a council's own."""
