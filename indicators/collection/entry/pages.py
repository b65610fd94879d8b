"""What the pages of a section of one period share: which section and period their address names."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import Http404

from accounts.models import Council
from indicators.collection.entry.querysets import sections_of
from indicators.models import CalendarSection
from indicators.terms.periods import Period


@dataclass(frozen=True)
class EntrySection:
    """A section and period of a council; `sections` are all of that period, this one among them."""

    council: Council
    period: Period
    collection: CalendarSection
    sections: Sequence[CalendarSection]

    @property
    def number(self) -> int:
        return [each.pk for each in self.sections].index(self.collection.pk) + 1

    @property
    def address(self) -> tuple[str, Period, str]:
        return (self.council.slug, self.period, self.collection.slug)


def entry_section_at(council: Council, period: Period, collection_slug: str) -> EntrySection:
    """Raises Http404 for a section this council does not collect then."""
    sections = list(sections_of(council, period))
    for section in sections:
        if section.slug == collection_slug:
            section.council = council  # known already: nobody asks the database for it again
            return EntrySection(council, period, section, sections)
    raise Http404(f"No section of that name is collected for {period.label}.")
