"""What became of every cell: what is left out and why, and the sheets as a page shows them."""
