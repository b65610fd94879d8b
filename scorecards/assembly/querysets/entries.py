"""What a scorecard shows in a period, and in which order: as its rows have it, an older version, or a trial."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import count

from django.db.models import Exists, OuterRef, Q

from accounts.composing.querysets import composed_once
from indicators.catalogue.querysets import (
    COLUMNS_OF_FACTS,
    council_indicators,
    definition_in_force,
    facts_of_columns,
    words_of,
)
from indicators.models import Indicator
from indicators.terms.periods import Period
from scorecards.assembly.scorecard import ScorecardEntry
from scorecards.definitions.council_file import ScorecardDefinition
from scorecards.definitions.querysets import version_on
from scorecards.definitions.showing import shown_codes
from scorecards.definitions.stored_form import from_stored_form
from scorecards.models import Scorecard, ScorecardVersion, Section, SectionIndicator

Row = tuple  # of a section: pk, slug, question, short title, line; whether it is beside; of its indicator


def entries_of(
    scorecard: Scorecard, period: Period, beside: str = "", definition: ScorecardDefinition | None = None
) -> list[ScorecardEntry]:
    """What the scorecard shows in the period, section by section. One query; three where an older version holds.

    `beside` is the code of an indicator: those that its page leads to are marked. `definition` stands in for what is
    stored, in two queries.
    """
    definition = definition or older_definition(scorecard, period)
    if definition is not None:
        return _numbered(_rows_of_definition(scorecard, definition, period, beside))
    return _numbered(_entries(scorecard.pk, scorecard.council_id, beside, period.start, period.end))


def older_definition(scorecard: Scorecard, period: Period) -> ScorecardDefinition | None:
    """Where the version that stands begins after the period, what held then."""
    version = version_at(scorecard, period) if _begins_later(scorecard.starts, period) else None
    return from_stored_form(version.definition) if version else None


def version_at(scorecard: Scorecard, period: Period) -> ScorecardVersion | None:
    """The newest version that holds for the period; None where none is kept. One query."""
    return version_on(scorecard, period.start)


def entries_in_words_of(scorecard: Scorecard, period: Period) -> list[ScorecardEntry]:
    """The same, each indicator with the words that hold for the period. One query more."""
    entries = entries_of(scorecard, period)
    found = definition_in_force(scorecard.council, [entry.indicator.id for entry in entries], period)
    words = {indicator: words_of(version) for indicator, version in found.items()}
    return [
        replace(
            entry,
            indicator=replace(entry.indicator, words=words.get(entry.indicator.id, entry.indicator.words)),
        )
        for entry in entries
    ]


def _begins_later(starts: date | None, period: Period) -> bool:
    return starts is not None and period.start < starts


def _numbered(rows) -> list[ScorecardEntry]:
    entries = []
    places: dict[int, int] = {}
    for section, slug, question, short_title, line, related, *columns in rows:
        places[section] = place = places.get(section, 0) + 1
        entries.append(
            ScorecardEntry(
                number=f"{len(places)}.{place}",
                section_id=section,
                section_slug=slug,
                question=question,
                short_title=short_title,
                indicator=facts_of_columns(columns),
                line=line or "",
                beside=related,
            )
        )
    return entries


def _links(beside, council, code: str):
    """Related by code: a measure of the council's own stands in for the catalogue's."""
    return Indicator.related.through.objects.filter(
        Q(to_indicator__council=None) | Q(to_indicator__council=council),
        from_indicator__code=beside,
        to_indicator__code=OuterRef(code),
    )


@composed_once
def _entries(scorecard, council, beside, start, end):
    of_section = (
        "section_id",
        "section__slug",
        "section__question",
        "section__short_title",
        "section__line__code",
    )
    of_indicator = (f"indicator__{name}" for name in COLUMNS_OF_FACTS)
    related = Exists(_links(beside, council, "indicator__code"))
    rows = SectionIndicator.objects.filter(
        Q(first_day=None) | Q(first_day__lte=end),
        Q(last_day=None) | Q(last_day__gte=start),
        Q(indicator__last_day=None) | Q(indicator__last_day__gte=start),
        section__scorecard=scorecard,
    )
    rows = rows.annotate(related=related).order_by("section__order", "order")
    return rows.values_list(*of_section, "related", *of_indicator)


def _rows_of_definition(
    scorecard: Scorecard, definition: ScorecardDefinition, period: Period, beside: str
) -> list[Row]:
    """A section that has no row yet gets a number that no row has; nobody can have written for it."""
    keys = dict(Section.objects.filter(scorecard=scorecard).values_list("slug", "pk"))
    new = count(-1, -1)
    codes = [code for each in definition.sections for code in each.indicators]
    indicators = _indicators(scorecard.council_id, codes, beside)
    rows = []
    for section in definition.sections:
        key = keys.get(section.slug) or next(new)
        words = (key, section.slug, section.question, section.short_title, section.line)
        for code in shown_codes(section, period):
            if (found := indicators.get(code)) is not None and found.goes_on(period):
                rows.append((*words, found.related, *found.columns))
    return rows


@dataclass(frozen=True)
class _Found:
    last_day: date | None
    related: bool
    columns: tuple

    def goes_on(self, period: Period) -> bool:
        return self.last_day is None or self.last_day >= period.start


def _indicators(council: int, codes: list[str], beside: str) -> Mapping[str, _Found]:
    rows = council_indicators(council).filter(code__in=codes)
    rows = rows.annotate(related_to_it=Exists(_links(beside, council, "code")))
    found = rows.values_list("code", "last_day", "related_to_it", *COLUMNS_OF_FACTS)
    return {code: _Found(last, related, tuple(columns)) for code, last, related, *columns in found}
