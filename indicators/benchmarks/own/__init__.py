"""Mappings that officers made on a page: kept in the database, read by the same reader as those that are shipped."""
