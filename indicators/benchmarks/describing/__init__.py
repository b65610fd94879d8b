"""A file that is not known yet: what it holds, which indicators are near, and the beginning of a mapping."""
