"""Releases from the Department's public interface: what it has, what of it is known here, and the files."""
