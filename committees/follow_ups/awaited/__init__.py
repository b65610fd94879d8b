"""Actions that are closed by a figure: once an edition with it is published, until that is withdrawn."""
