"""National figures beside each other, live: the council's, other councils', regions' and the country's."""
