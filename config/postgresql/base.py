"""Django's PostgreSQL, with less patience before a page is begun on a connection that stood idle."""

from django.db.backends.postgresql import base

from config.postgresql.adapters import asked_quickly


class DatabaseWrapper(base.DatabaseWrapper):
    def is_usable(self) -> bool:
        """Asked once for each page that needs the database; where it says no, a new connection is made."""
        with asked_quickly():
            return super().is_usable()
