"""Asks the database whether it is there."""

from copy import deepcopy

from django.db import DEFAULT_DB_ALIAS, Error, connections

QUICKLY = 2  # seconds, the least that libpq waits for a connection


def database_answers() -> bool:
    """By a connection of its own: one that stands may wait for ever on a server that hangs."""
    fresh = connections.create_connection(DEFAULT_DB_ALIAS)
    if fresh.vendor == "postgresql":
        quick = {"connect_timeout": QUICKLY, "options": f"-c statement_timeout={QUICKLY}s"}
        fresh.settings_dict = deepcopy(fresh.settings_dict)
        fresh.settings_dict["OPTIONS"] |= quick
    try:
        with fresh.cursor() as cursor:
            cursor.execute("SELECT 1")
            return cursor.fetchone() == (1,)
    except Error:
        return False
    finally:
        fresh.close()
