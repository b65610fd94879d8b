"""The shipped catalogue, read once for all tests that ask what is in it: reading it takes most of a second."""

from functools import cache

from indicators.catalogue.shipped import FOLDER, read_catalogue
from indicators.catalogue.shipped.definitions import ShippedIndicator


@cache
def shipped() -> dict[str, ShippedIndicator]:
    """Every indicator by its code. They are frozen: no test changes another's."""
    return {definition.code: definition for definition in read_catalogue(FOLDER)}
