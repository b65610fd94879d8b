"""The shipped catalogue: one TOML file per indicator in `indicators/`, the words it uses in `glossary.toml`."""

from indicators.catalogue.shipped.definitions import CatalogueError
from indicators.catalogue.shipped.reading import FOLDER, read_catalogue, read_glossary, read_own

__all__ = ["FOLDER", "CatalogueError", "read_catalogue", "read_glossary", "read_own"]
