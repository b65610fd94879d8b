"""Drafts and editions: pages, downloads, publishing, what is kept."""
