"""What is published, told by the higher apps when Django starts: an administrator reads what a change reaches."""

from collections.abc import Callable
from typing import NamedTuple

from accounts.models import Council


class Published(NamedTuple):
    """Things of one kind that the council's readers may open: how many, and what one and several are called."""

    number: int
    one: str  # "edition"
    several: str  # "editions"
    frozen: bool  # whether each stays as it was made, whatever rule changes


Provider = Callable[[Council], list[Published]]
_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Add a provider; the same one twice counts once."""
    if provider not in _providers:
        _providers.append(provider)


def published_by(council: Council) -> list[Published]:
    return [found for provider in _providers for found in provider(council)]
