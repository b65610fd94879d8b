"""Any file into rows, without trusting it; nothing here knows the database. Pure."""
