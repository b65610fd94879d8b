"""A workbook as it stands: every sheet, with what its cells show and what they store."""
