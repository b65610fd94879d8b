"""Documents, agendas and minutes as OParl files, and since when everybody can read something."""
