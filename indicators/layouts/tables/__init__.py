"""A sheet into its tables: their rows of headings, and what each of their columns and rows is."""
