"""The shipped catalogue: one TOML file per indicator in `indicators/`, the words it uses in `glossary.toml`."""

from indicators.catalogue.reading import FOLDER, read_catalogue, read_glossary, read_own
from indicators.definitions import CatalogueError

__all__ = ["FOLDER", "CatalogueError", "read_catalogue", "read_glossary", "read_own"]
