"""What of a row decides who sees it: what `Reader` asks, of rows and of what stands for them in tests."""

from datetime import date
from typing import Any, Protocol


class MeetingFacts(Protocol):
    """What of a meeting decides."""

    agenda_published: date | None
    minutes_state: str
    committee_id: int
    unconfirmed: bool
    kind: str


class ItemFacts(Protocol):
    """What of an agenda item decides."""

    title: str
    public_title: str
    exempt_paragraph: str

    @property
    def meeting(self) -> MeetingFacts: ...


class QuestionFacts(Protocol):
    """What of a question in advance decides."""

    state: str
    by_id: int | None

    @property
    def item(self) -> ItemFacts: ...

    @property
    def asked_by(self) -> Any: ...


class DocumentFacts(Protocol):
    """What of a document decides."""

    restricted: bool
    exempt_paragraph: str

    @property
    def item(self) -> ItemFacts: ...
