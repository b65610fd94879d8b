"""What one cell says where a figure is looked for: a number, a mark, a date, an error or words."""
