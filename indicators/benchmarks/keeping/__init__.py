"""Figures of a release with its raw file, which is kept so that it can be read again."""
