"""Drafts that were never published: on the lists of work of those whom their checklists ask."""
