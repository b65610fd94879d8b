"""The cells of a section, and what stands in them."""
