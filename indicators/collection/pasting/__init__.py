"""A block pasted from a spreadsheet: which of its cells go into which fields of a section, and what does not fit."""
