"""Minutes of an item written on the page: one text, kept in versions."""
