"""One change of a scorecard's definition at a time. Each gives the definition as it is then, or StepRefused. Pure."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from indicators.terms.periods import Period
from scorecards.definitions.council_file import ScorecardDefinition, SectionDefinition

GONE = "is no longer on the scorecard: somebody else took it off."


class StepRefused(ValueError):
    """The change cannot be made; the message says why and what to do."""


@dataclass(frozen=True)
class Measure:
    """An indicator's code, with the first and the last quarter that shows it ("2026-27-Q1"), or ""."""

    code: str
    first: str = ""
    last: str = ""


def measures_of(section: SectionDefinition) -> list[Measure]:
    first, last = dict(section.shown_from), dict(section.shown_until)
    return [Measure(code, first.get(code, ""), last.get(code, "")) for code in section.indicators]


def with_measures(section: SectionDefinition, measures: Sequence[Measure]) -> SectionDefinition:
    return replace(
        section,
        indicators=tuple(each.code for each in measures),
        shown_from=tuple(sorted((each.code, each.first) for each in measures if each.first)),
        shown_until=tuple(sorted((each.code, each.last) for each in measures if each.last)),
    )


def section_named(card: ScorecardDefinition, slug: str) -> SectionDefinition:
    found = next((each for each in card.sections if each.slug == slug), None)
    if found is None:
        raise StepRefused(f"That section {GONE}")
    return found


def section_with(card: ScorecardDefinition, code: str) -> SectionDefinition:
    found = next((each for each in card.sections if code in each.indicators), None)
    if found is None:
        raise StepRefused(f"That measure {GONE}")
    return found


def measure_named(card: ScorecardDefinition, code: str) -> Measure:
    return next(each for each in measures_of(section_with(card, code)) if each.code == code)


def changed(card: ScorecardDefinition, section: SectionDefinition) -> ScorecardDefinition:
    """With this section in the place of the one of its slug."""
    return replace(
        card, sections=tuple(section if each.slug == section.slug else each for each in card.sections)
    )


def rename(card: ScorecardDefinition, title: str, committee: str) -> ScorecardDefinition:
    return replace(card, title=title, committee=committee)


def choose_framework(card: ScorecardDefinition, framework: str) -> ScorecardDefinition:
    """The lines of another framework are others: no section answers one of the old any more."""
    if framework == card.framework:
        return card
    sections = tuple(replace(each, line="") for each in card.sections)
    return replace(card, framework=framework, sections=sections)


def add_section(card: ScorecardDefinition, slug: str, question: str, short_title: str) -> ScorecardDefinition:
    """At the end, with nothing in it yet."""
    if any(each.slug == slug for each in card.sections):
        raise StepRefused(f"There is such a section as “{question}” already.")
    return replace(card, sections=(*card.sections, SectionDefinition(slug, question, short_title, "", ())))


def change_section(
    card: ScorecardDefinition, slug: str, question: str, short_title: str, line: str
) -> ScorecardDefinition:
    section = section_named(card, slug)
    return changed(card, replace(section, question=question, short_title=short_title, line=line))


def remove_section(card: ScorecardDefinition, slug: str) -> ScorecardDefinition:
    """With the measures in it."""
    gone = section_named(card, slug)
    return replace(card, sections=tuple(each for each in card.sections if each is not gone))


def move_section(card: ScorecardDefinition, slug: str, by: int) -> ScorecardDefinition:
    """`by` places down, or up where it is negative; no further than the ends."""
    section = section_named(card, slug)
    place = card.sections.index(section) + by
    others = [each for each in card.sections if each is not section]
    place = max(0, min(place, len(others)))
    return replace(card, sections=(*others[:place], section, *others[place:]))


def move_measure(card: ScorecardDefinition, code: str, by: int) -> ScorecardDefinition:
    """Within its section, no further than the ends of it."""
    section = section_with(card, code)
    return place_measure(card, code, section.slug, max(0, section.indicators.index(code) + by))


def place_measure(card: ScorecardDefinition, code: str, slug: str, place: int) -> ScorecardDefinition:
    """In that section, after so many others of it; at its end where there are fewer."""
    measure = measure_named(card, code)
    return _put(remove_measure(card, code), slug, measure, place)


def add_measure(card: ScorecardDefinition, slug: str, code: str, first: str = "") -> ScorecardDefinition:
    """At the end of the section, from that quarter on."""
    for each in card.sections:
        if code in each.indicators:
            raise StepRefused(f"That measure is on the scorecard already, under “{each.question}”.")
    return _put(card, slug, Measure(code, first), len(section_named(card, slug).indicators))


def remove_measure(card: ScorecardDefinition, code: str) -> ScorecardDefinition:
    section = section_with(card, code)
    return changed(card, with_measures(section, [each for each in measures_of(section) if each.code != code]))


def replace_measure(card: ScorecardDefinition, code: str, other: str) -> ScorecardDefinition:
    """The other one in its place and quarters; where that is on the scorecard already, this one goes."""
    if not any(code in each.indicators for each in card.sections):
        return card
    if any(other in each.indicators for each in card.sections):
        return remove_measure(card, code)
    section = section_with(card, code)
    measures = [replace(each, code=other) if each.code == code else each for each in measures_of(section)]
    return changed(card, with_measures(section, measures))


def show_measure(card: ScorecardDefinition, code: str, first: str, last: str) -> ScorecardDefinition:
    """From a quarter to a quarter; "" where it has no beginning or no end."""
    if first and last and Period.from_code(last) < Period.from_code(first):
        raise StepRefused("It would end before it begins: choose a later last quarter, or an earlier first.")
    section = section_with(card, code)
    measures = [Measure(code, first, last) if each.code == code else each for each in measures_of(section)]
    return changed(card, with_measures(section, measures))


def _put(card: ScorecardDefinition, slug: str, measure: Measure, place: int) -> ScorecardDefinition:
    section = section_named(card, slug)
    others = measures_of(section)
    return changed(card, with_measures(section, [*others[:place], measure, *others[place:]]))
