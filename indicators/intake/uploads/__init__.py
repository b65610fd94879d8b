"""Workbooks that go out to be filled, and files that come in."""
