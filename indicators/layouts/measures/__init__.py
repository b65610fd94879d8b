"""Which indicator each measure of the file is, and which rows are parts or totals of others."""
