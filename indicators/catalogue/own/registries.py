"""What apps above do with a council's own indicator: the scorecards it can stand on fill this when Django starts."""

from collections.abc import Callable
from typing import Protocol

from accounts.models import Council, User
from indicators.models import Indicator


class Provider(Protocol):
    """What a higher app offers; a module with these functions will do."""

    def places(self, council: Council) -> list[tuple[str, str]]:
        """Where a new indicator can stand: a name for the form, and its words."""

    def put(self, *, council: Council, indicator: Indicator, place: str, by: User | None) -> str:
        """Put it there; gives the address of the page that shows it. Raises NotAllowed."""


# Lets one take the other's place wherever that stands: named arguments council, gone, kept, by
Replacing = Callable[..., None]
_providers: list[Provider] = []
_replacing: list[Replacing] = []


def register(provider: Provider) -> None:
    """Add a provider; the same one twice counts once."""
    if provider not in _providers:
        _providers.append(provider)


def register_replacing(replacing: Replacing) -> None:
    """Add what is done where one indicator becomes part of another; the same function twice counts once."""
    if replacing not in _replacing:
        _replacing.append(replacing)


def places(council: Council) -> list[tuple[str, str]]:
    return [place for provider in _providers for place in provider.places(council)]


def put(*, council: Council, indicator: Indicator, place: str, by: User | None) -> str:
    """The address of the page that shows it then; "" where nobody offers that place. Raises NotAllowed."""
    for provider in _providers:
        if place in dict(provider.places(council)):
            return provider.put(council=council, indicator=indicator, place=place, by=by)
    return ""


def replace_everywhere(*, council: Council, gone: Indicator, kept: Indicator, by: User | None) -> None:
    for replacing in _replacing:
        replacing(council=council, gone=gone, kept=kept, by=by)
