"""A file is read and set against what there is."""
