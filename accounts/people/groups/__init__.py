"""Groups of the council's own accounts, and the roles that they give."""
