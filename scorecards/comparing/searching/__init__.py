"""Finding measures with national figures that no list of the council's has."""
