"""What changed in how figures are made: breaks in series and versions of definitions, read together."""

from collections.abc import Collection, Iterator
from datetime import date, datetime
from typing import NamedTuple

from django.db.models import DateTimeField, Q, Value
from django.utils.timezone import localdate

from accounts.models import Council
from indicators.catalogue.versions.words import Version, Words
from indicators.models import IndicatorDefinition, SeriesBreak

NO_VERSION = 0
_WORDS = ("meaning", "why_it_matters", "numerator", "denominator", "source", "take_care", "owner")


class Changed(NamedTuple):
    """A break where `number` is NO_VERSION: `title` is then its label, and no indicator means all."""

    indicator: int | None
    starts: date | None
    title: str
    reason: str
    number: int
    key: int
    council: int | None
    created: datetime | None
    meaning: str
    why_it_matters: str
    numerator: str
    denominator: str
    source: str
    take_care: str
    owner: str

    @property
    def version(self) -> Version:
        return Version(
            key=self.key,
            number=self.number,
            starts=self.starts,
            words=Words(title=self.title, **{name: getattr(self, name) for name in _WORDS}),
            reason=self.reason,
            shared=self.council is None,
            created=localdate(self.created),
        )


def breaks_and_versions(council: Council, indicators: Collection[int]) -> Iterator[Changed]:
    """The council's breaks, and the versions of these indicators (primary keys), its own and the catalogue's.

    One query in two halves, in no order: a draft scorecard is read in a dozen queries, and both halves are short.
    """
    versions = (
        IndicatorDefinition.objects.filter(Q(council=None) | Q(council=council), indicator__in=indicators)
        .order_by()
        .values_list(
            *("indicator_id", "starts", "title", "reason", "number", "pk", "council_id", "created_at"),
            *_WORDS,
        )
    )
    breaks = (
        SeriesBreak.objects.filter(Q(indicator=None) | Q(indicator__in=indicators), council=council)
        .order_by()
        .values_list(
            *("indicator_id", "starts", "label", "reason"),
            Value(NO_VERSION),
            *("pk", "council_id"),
            Value(None, output_field=DateTimeField()),
            *(Value("") for _ in _WORDS),
        )
    )
    return (Changed(*row) for row in versions.union(breaks, all=True))
