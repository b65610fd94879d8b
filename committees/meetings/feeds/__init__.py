"""A committee's meetings as a calendar and as a feed, public parts alone."""
