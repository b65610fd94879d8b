"""Drafts of first editions and of corrections: on the lists of work of those whom their checklists ask."""
