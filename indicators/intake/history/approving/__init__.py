"""A file of history between people: sent for approval, taken back, returned, approved as a whole."""
