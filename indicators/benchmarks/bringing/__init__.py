"""A national file by page: uploaded, shown as what it would change, then taken in."""
