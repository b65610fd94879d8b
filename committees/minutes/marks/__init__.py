"""The text in which minutes are written: a sign at the start of a paragraph says what it is."""
