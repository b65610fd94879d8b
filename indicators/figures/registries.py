"""Where figures are shown, for pages of this app. The app that shows them fills the registry at the start."""

from collections.abc import Collection
from typing import Protocol, TypedDict

from accounts.models import Council
from indicators.terms.periods import Period


class Shown(TypedDict):
    """An edition in which a figure stands as its own period's, frozen."""

    edition: str  # "edition 1 of Quarter 2 2025/26, Corporate Parenting Panel"
    display: str  # "12.1%", or the symbol under which it is hidden
    url: str  # of the measure's page in that edition


class Provider(Protocol):
    """What a higher app offers; a module with these functions will do."""

    def editions_showing(
        self, council: Council, period: Period, codes: Collection[str]
    ) -> dict[str, list[Shown]]: ...


_providers: list[Provider] = []


def register(provider: Provider) -> None:
    """Add a provider; the same one twice counts once."""
    if provider not in _providers:
        _providers.append(provider)


def editions_showing(council: Council, period: Period, codes: Collection[str]) -> dict[str, list[Shown]]:
    """By indicator's code: every edition that shows its figure as the period's own, oldest first.

    They keep it, whatever is corrected later. A fixed number of queries.
    """
    gathered: dict[str, list[Shown]] = {}
    for provider in _providers:
        for code, shown in provider.editions_showing(council, period, codes).items():
            gathered.setdefault(code, []).extend(shown)
    return gathered
