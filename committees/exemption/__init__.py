"""Exempt items: the law's list, and what everyone is told of one."""
