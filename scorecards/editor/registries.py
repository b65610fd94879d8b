"""What the editor asks of the apps above: a scorecard's committee, what members asked for, the file of definitions.

They fill this when Django starts.
"""

from typing import NamedTuple, Protocol

from accounts.models import Council, User
from scorecards.models import Scorecard


class Committees(Protocol):
    """What the app that holds committees offers; a module with this function will do."""

    def give_scorecard(
        self, *, council: Council, scorecard: Scorecard, name: str, short_name: str, by: User | None
    ) -> None: ...


class AskedFor(NamedTuple):
    """A measure that somebody wants and that is on no scorecard yet: in their words, where it stands, its page."""

    wanted: str
    said: str
    url: str


class Requests(Protocol):
    """What the app that keeps requests for a measure offers."""

    def asked_for(self, council: Council) -> list[AskedFor]: ...


class Files(Protocol):
    """Where the council's definitions can be taken away as a file."""

    def file_address(self, council: Council) -> str: ...


_committees: list[Committees] = []
_requests: list[Requests] = []
_files: list[Files] = []


def register_committees(provider: Committees) -> None:
    """Add a provider; the same one twice counts once."""
    if provider not in _committees:
        _committees.append(provider)


def register_requests(provider: Requests) -> None:
    if provider not in _requests:
        _requests.append(provider)


def register_files(provider: Files) -> None:
    if provider not in _files:
        _files.append(provider)


def give_scorecard(
    *, council: Council, scorecard: Scorecard, name: str, short_name: str, by: User | None
) -> None:
    """Let the committee of that name read the scorecard; one that is not there is set up."""
    for provider in _committees:
        provider.give_scorecard(council=council, scorecard=scorecard, name=name, short_name=short_name, by=by)


def asked_for(council: Council) -> list[AskedFor]:
    """Newest first. A fixed number of queries."""
    return [each for provider in _requests for each in provider.asked_for(council)]


def file_address(council: Council) -> str:
    """The address of the file, or "" where nobody writes one."""
    return next((provider.file_address(council) for provider in _files), "")
