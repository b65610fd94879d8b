"""The areas that national figures are about, as pages name them. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

from indicators.terms.periods import Period

Kind = Literal["local authority", "region", "country"]


@dataclass(frozen=True)
class Place:
    """An area. `region` is the name of the one it lies in, `part` of the part of it: Inner London. `started` and
    `ended` are the first and the last day of a council that was founded or abolished.
    """

    id: int
    code: str
    name: str
    kind: Kind
    region: str = ""
    ended: date | None = None
    started: date | None = None
    part: str = ""

    def there_in(self, period: Period) -> bool:
        """Whether it was there on any day of the period."""
        return (self.started is None or self.started <= period.end) and (
            self.ended is None or self.ended >= period.start
        )


def councils_of(places: Iterable[Place]) -> list[Place]:
    """The councils among them, in their order."""
    return [place for place in places if place.kind == "local authority"]
