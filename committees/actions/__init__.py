"""Writes for committees, one module for each kind of thing. Keyword-only, one transaction, with an audit entry."""
