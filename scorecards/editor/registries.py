"""What the editor asks of the apps above: the committee that reads a scorecard, and the file of definitions.

They fill this when Django starts.
"""

from typing import Protocol

from accounts.models import Council, User
from scorecards.models import Scorecard


class Committees(Protocol):
    """What the app that holds committees offers; a module with this function will do."""

    def give_scorecard(
        self, *, council: Council, scorecard: Scorecard, name: str, short_name: str, by: User | None
    ) -> None: ...


class Files(Protocol):
    """Where the council's definitions can be taken away as a file."""

    def file_address(self, council: Council) -> str: ...


_committees: list[Committees] = []
_files: list[Files] = []


def register_committees(provider: Committees) -> None:
    """Add a provider; the same one twice counts once."""
    if provider not in _committees:
        _committees.append(provider)


def register_files(provider: Files) -> None:
    if provider not in _files:
        _files.append(provider)


def give_scorecard(
    *, council: Council, scorecard: Scorecard, name: str, short_name: str, by: User | None
) -> None:
    """Let the committee of that name read the scorecard; one that is not there is set up."""
    for provider in _committees:
        provider.give_scorecard(council=council, scorecard=scorecard, name=name, short_name=short_name, by=by)


def file_address(council: Council) -> str:
    """The address of the file, or "" where nobody writes one."""
    return next((provider.file_address(council) for provider in _files), "")
