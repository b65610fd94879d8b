"""One piece of evidence as an officer gives it. Pure."""

from dataclasses import dataclass
from datetime import date

from indicators.terms.evidence import Counted, Way

LONGEST_SAID = 1500


@dataclass(frozen=True)
class EvidenceValues:
    """`number` and `out_of` count what `counted` says; all three may be missing."""

    way: Way
    title: str
    on: date
    said: str
    source: str
    number: int | None = None
    out_of: int | None = None
    counted: Counted | None = None
    link: str = ""

    @property
    def columns(self) -> dict[str, object]:
        """As the table keeps them."""
        return {**self.__dict__, "way": self.way.value, "counted": self.counted.value if self.counted else ""}
