"""Workbooks of a section that go out to be filled."""
