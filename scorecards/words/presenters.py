"""The page of a quarter's words: what is to be written first, what stands, and one text open at a time."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.urls import reverse

from accounts.models import Council
from indicators.amounts.cells import CellKey
from indicators.collection.commentary.presenters import Said, said, said_of
from indicators.models import Commentary, Entry
from indicators.terms.risky_words import Risk, risks_for
from scorecards.assembly.findings import finding, headline, section_answer
from scorecards.assembly.shown import needs_by_figure
from scorecards.payload import Payload, RowShown, SectionShown, rows_of
from scorecards.words.forms import TextForm
from scorecards.words.written import ANSWER, HEADLINE, Text, Words, WordsPlace


@dataclass(frozen=True)
class TextShown:
    """The headline or an answer: what stands, what the page says by rule where nothing does, the form where it is
    open."""

    slug: str
    text: str
    by_rule: str
    warnings: Sequence[Risk]
    form: TextForm | None


@dataclass(frozen=True)
class MeasureWords:
    """`finding` is what the figure says by rule; `waits` says that the words are not approved yet."""

    code: str
    title: str
    url: str
    finding: str
    said: Said | None
    waits: bool
    needed: bool  # its figure needs attention, and nothing that is said of it stands


@dataclass(frozen=True)
class SectionWords:
    question: str
    answer: TextShown
    measures: Sequence[MeasureWords]

    @property
    def written(self) -> int:
        return sum(each.said is not None for each in self.measures)


@dataclass(frozen=True)
class Desk:
    """What the page is made of. `open_form` is of the place that is being written."""

    council: Council
    payload: Payload  # with small numbers hidden, as when it is published
    words: Words
    cells: Mapping[str, CellKey]
    stands: Mapping[CellKey, Commentary]
    on_its_way: Mapping[CellKey, Entry]
    open_place: WordsPlace | None
    open_form: TextForm | None

    @property
    def headline(self) -> TextShown:
        rows = rows_of(self.payload)
        return self._text(WordsPlace(HEADLINE), headline(self.payload["counts"], rows))

    @property
    def sections(self) -> list[SectionWords]:
        return [self._section(section) for section in self.payload["sections"]]

    @property
    def first(self) -> list[MeasureWords]:
        """What needs attention for its figure and has no commentary that stands, each once: what the checklist asks
        for."""
        found = {each.url: each for section in self.sections for each in section.measures if each.needed}
        return list(found.values())

    def _section(self, section: SectionShown) -> SectionWords:
        place = WordsPlace(ANSWER, section["slug"])
        return SectionWords(
            question=section["question"],
            answer=self._text(place, section_answer(section["rows"])),
            measures=[self._measure(row) for row in section["rows"]],
        )

    def _text(self, place: WordsPlace, by_rule: str) -> TextShown:
        text = self.words.get(place, Text()).text
        return TextShown(
            slug=place.slug,
            text=text,
            by_rule=by_rule,
            warnings=risks_for(self.council, text),
            form=self.open_form if place == self.open_place else None,
        )

    def _measure(self, row: RowShown) -> MeasureWords:
        key = self.cells[row["code"]]
        entry, stands = self.on_its_way.get(key), self.stands.get(key)
        waiting = entry.commentary if entry else ""
        words = said(waiting, self.council) if waiting else said_of(stands, self.council)
        return MeasureWords(
            code=row["code"],
            title=row["title"],
            url=reverse("indicators:commentary", args=[self.council.slug, key]),
            finding=finding(row),
            said=words,
            waits=bool(waiting),
            needed=needs_by_figure(row) and not (stands and stands.text),
        )
