"""What differs between two definitions of a scorecard, each difference with the way back from it alone. Pure."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from difflib import SequenceMatcher

from indicators.terms.periods import Period
from indicators.terms.wording import count_words
from scorecards.definitions.council_file import ScorecardDefinition, SectionDefinition
from scorecards.editor.steps import (
    Measure,
    StepRefused,
    change_section,
    measures_of,
    place_measure,
    remove_measure,
    remove_section,
    section_named,
    section_with,
    show_measure,
    with_measures,
)

Titles = Mapping[str, str]


@dataclass(frozen=True)
class Change:
    """`key` names it in a form; `verb` and `words` are what the page says: "Moved" "Distance, from 2.3 to 2.2"."""

    key: str
    verb: str
    words: str


@dataclass(frozen=True)
class Comparison:
    """Two definitions of one scorecard, and what its measures are called by their codes.

    `names` are those of frameworks and their lines, by slug and code.
    """

    before: ScorecardDefinition
    after: ScorecardDefinition
    titles: Titles
    names: Titles = field(default_factory=dict)

    def changes(self) -> list[Change]:
        """In the order of the page: the scorecard itself, its sections, its measures."""
        return [*self._of_card(), *self._of_sections(), *self._of_measures()]

    def undo(self, key: str) -> ScorecardDefinition:
        """What the scorecard is without that change. Raises StepRefused where it is none, or another hinders it."""
        kind, _, name = key.partition(":")
        if key not in {each.key for each in self.changes()}:
            raise StepRefused("That change is undone already.")
        return _UNDO[kind](self.before, self.after, name)

    def _of_card(self) -> Iterator[Change]:
        before, after = self.before, self.after
        if before.title != after.title:
            yield Change("title:", "Title", f"was “{before.title}”.")
        if before.committee != after.committee:
            yield Change("committee:", "Committee", f"was “{before.committee}”.")
        if before.framework != after.framework:
            yield Change("framework:", "Framework", f"was {self._name(before.framework)}.")

    def _of_sections(self) -> Iterator[Change]:
        stood, stands = _by_slug(self.before), _by_slug(self.after)
        for slug, section in stood.items():
            if slug not in stands:
                measures = count_words(len(section.indicators), "measures")
                yield Change(
                    f"section-removed:{slug}", "Took off", f"the section “{section.question}” of {measures}."
                )
        moved = set(
            _moved([each for each in stood if each in stands], [each for each in stands if each in stood])
        )
        for number, (slug, section) in enumerate(stands.items(), 1):
            if slug not in stood:
                yield Change(f"section-added:{slug}", "Added", f"section {number}, “{section.question}”.")
                continue
            if slug in moved:
                was = list(stood).index(slug) + 1
                words = f"the section “{section.question}”, from {was} to {number}."
                yield Change(f"section-moved:{slug}", "Moved", words)
            yield from self._of_section(number, stood[slug], section)

    def _of_measures(self) -> Iterator[Change]:
        stood, stands = _places(self.before), _places(self.after)
        for code, place in stood.items():
            if code not in stands:
                yield Change(f"removed:{code}", "Took off", f"{place.number} {self._title(code)}.")
        moved = _moved_measures(self.before, self.after)
        for code, place in stands.items():
            if code not in stood:
                words = f"{place.number} {self._title(code)}{_from_words(place.measure)}."
                yield Change(f"added:{code}", "Added", words)
                continue
            if code in moved:
                words = f"{self._title(code)}, from {stood[code].number} to {place.number}."
                yield Change(f"moved:{code}", "Moved", words)
            if stood[code].measure != place.measure:
                words = f"of {self._title(code)} were {_quarters(stood[code].measure)}."
                yield Change(f"shown:{code}", "Quarters", words)

    def _of_section(
        self, number: int, before: SectionDefinition, after: SectionDefinition
    ) -> Iterator[Change]:
        if before.question != after.question:
            yield Change(f"question:{after.slug}", f"Question {number}", f"was “{before.question}”.")
        if before.short_title != after.short_title:
            yield Change(f"short:{after.slug}", f"Short name {number}", f"was “{before.short_title}”.")
        if before.line != after.line:
            words = f"was {self._name(before.line)}."
            yield Change(f"line:{after.slug}", f"Line of enquiry {number}", words)

    def _title(self, code: str) -> str:
        return self.titles.get(code, code)

    def _name(self, code: str) -> str:
        """Of a framework or a line: "none", or its words, where it still is there."""
        return f"“{self.names.get(code, 'one that is gone')}”" if code else "none"


@dataclass(frozen=True)
class _Place:
    number: str
    section: str
    measure: Measure


def numbers_of(card: ScorecardDefinition) -> dict[str, str]:
    """By code the number that the page shows, as 2.3."""
    return {code: place.number for code, place in _places(card).items()}


def _places(card: ScorecardDefinition) -> dict[str, _Place]:
    return {
        measure.code: _Place(f"{number}.{place}", section.slug, measure)
        for number, section in enumerate(card.sections, 1)
        for place, measure in enumerate(measures_of(section), 1)
    }


def _by_slug(card: ScorecardDefinition) -> dict[str, SectionDefinition]:
    return {each.slug: each for each in card.sections}


def _moved(before: Sequence[str], after: Sequence[str]) -> Iterable[str]:
    """Those that stand in another order than the rest. Both hold the same names."""
    kept = {
        name
        for block in SequenceMatcher(None, before, after, autojunk=False).get_matching_blocks()
        for name in before[block.a : block.a + block.size]
    }
    return [name for name in after if name not in kept]


def _moved_measures(before: ScorecardDefinition, after: ScorecardDefinition) -> set[str]:
    """To another section, or past others within theirs."""
    stood, stands = _places(before), _places(after)
    both = stood.keys() & stands.keys()
    moved = {code for code in both if stood[code].section != stands[code].section}
    staying = both - moved
    earlier = _by_slug(before)
    for section in after.sections:
        if section.slug in earlier:
            moved |= set(
                _moved(
                    [code for code in earlier[section.slug].indicators if code in staying],
                    [code for code in section.indicators if code in staying],
                )
            )
    return moved


def _from_words(measure: Measure) -> str:
    return f", from {Period.from_code(measure.first).in_sentence}" if measure.first else ""


def _quarters(measure: Measure) -> str:
    """As in "from quarter 1 2026/27 to quarter 4 2027/28" or "all of them"."""
    said = []
    if measure.first:
        said.append(f"from {Period.from_code(measure.first).in_sentence}")
    if measure.last:
        said.append(f"to {Period.from_code(measure.last).in_sentence}")
    return " ".join(said) or "all of them"


def _place_after(order: Sequence[str], name: str, standing: Sequence[str]) -> int:
    """Where `name` belongs among those standing: behind the nearest that stood before it."""
    earlier = [each for each in order[: order.index(name)] if each in standing]
    return standing.index(earlier[-1]) + 1 if earlier else 0


def _back_in_place(before: ScorecardDefinition, after: ScorecardDefinition, code: str) -> ScorecardDefinition:
    home = section_with(before, code)
    if home.slug not in _by_slug(after):
        raise StepRefused(f"Put the section “{home.question}” back first: the measure stood in it.")
    stands = [each for each in section_named(after, home.slug).indicators if each != code]
    return place_measure(after, code, home.slug, _place_after(home.indicators, code, stands))


def _undo_removed(before: ScorecardDefinition, after: ScorecardDefinition, code: str) -> ScorecardDefinition:
    home = section_with(before, code)
    if home.slug not in _by_slug(after):
        raise StepRefused(f"Put the section “{home.question}” back first: the measure stood in it.")
    measure = next(each for each in measures_of(home) if each.code == code)
    section = section_named(after, home.slug)
    others = measures_of(section)
    place = _place_after(home.indicators, code, section.indicators)
    restored = with_measures(section, [*others[:place], measure, *others[place:]])
    return replace(after, sections=tuple(restored if each is section else each for each in after.sections))


def _undo_section_added(
    before: ScorecardDefinition, after: ScorecardDefinition, slug: str
) -> ScorecardDefinition:
    """What stood elsewhere goes back there; what came with the section goes with it."""
    stood = _places(before)
    for code in section_named(after, slug).indicators:
        if code in stood:
            after = _back_in_place(before, after, code)
    return remove_section(after, slug)


def _undo_section_removed(
    before: ScorecardDefinition, after: ScorecardDefinition, slug: str
) -> ScorecardDefinition:
    """With those of its measures that stand nowhere else now."""
    stands = _places(after)
    section = section_named(before, slug)
    restored = with_measures(section, [each for each in measures_of(section) if each.code not in stands])
    place = _place_after(
        [each.slug for each in before.sections], slug, [each.slug for each in after.sections]
    )
    return replace(after, sections=(*after.sections[:place], restored, *after.sections[place:]))


def _undo_section_moved(
    before: ScorecardDefinition, after: ScorecardDefinition, slug: str
) -> ScorecardDefinition:
    section = section_named(after, slug)
    others = [each for each in after.sections if each is not section]
    place = _place_after([each.slug for each in before.sections], slug, [each.slug for each in others])
    return replace(after, sections=(*others[:place], section, *others[place:]))


def _undo_words(name: str) -> Callable[[ScorecardDefinition, ScorecardDefinition, str], ScorecardDefinition]:
    """Of one of a section's three texts."""

    def undo(before: ScorecardDefinition, after: ScorecardDefinition, slug: str) -> ScorecardDefinition:
        stood, section = section_named(before, slug), section_named(after, slug)
        texts = {
            "question": section.question,
            "short_title": section.short_title,
            "line": section.line,
            name: getattr(stood, name),
        }
        return change_section(after, slug, **texts)

    return undo


def _undo_shown(before: ScorecardDefinition, after: ScorecardDefinition, code: str) -> ScorecardDefinition:
    stood = _places(before)[code].measure
    return show_measure(after, code, stood.first, stood.last)


def _undo_framework(
    before: ScorecardDefinition, after: ScorecardDefinition, name: str
) -> ScorecardDefinition:
    """With the lines that its sections answered."""
    lines = {each.slug: each.line for each in before.sections}
    sections = tuple(replace(each, line=lines.get(each.slug, "")) for each in after.sections)
    return replace(after, framework=before.framework, sections=sections)


_UNDO: dict[str, Callable[[ScorecardDefinition, ScorecardDefinition, str], ScorecardDefinition]] = {
    "title": lambda before, after, _: replace(after, title=before.title),
    "committee": lambda before, after, _: replace(after, committee=before.committee),
    "framework": _undo_framework,
    "section-removed": _undo_section_removed,
    "section-added": _undo_section_added,
    "section-moved": _undo_section_moved,
    "question": _undo_words("question"),
    "short": _undo_words("short_title"),
    "line": _undo_words("line"),
    "removed": _undo_removed,
    "added": lambda before, after, code: remove_measure(after, code),
    "moved": _back_in_place,
    "shown": _undo_shown,
}
