"""The areas that national figures are about, as pages name them. Pure."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Literal

Kind = Literal["local authority", "region", "country"]


@dataclass(frozen=True)
class Place:
    """An area. `region` is the name of the one it lies in; `ended` the last day of a council that was abolished."""

    id: int
    code: str
    name: str
    kind: Kind
    region: str = ""
    ended: date | None = None


def councils_of(places: Iterable[Place]) -> list[Place]:
    """The councils among them, in their order."""
    return [place for place in places if place.kind == "local authority"]
