"""An edition or a draft as files: the appendix, and its figures for spreadsheets."""
