"""A file of history, held for a change; what is said of it in the trail."""
