"""How far a section is, and what is still to be done for whom."""
