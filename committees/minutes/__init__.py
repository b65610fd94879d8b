"""Minutes of an item: paragraphs, resolutions, limbs."""
