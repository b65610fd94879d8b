"""A scorecard as its figures stand now, and the parts of it that words are written for."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from accounts.models import Council
from indicators.terms.periods import Period
from scorecards.assembly.inputs import Disclosure
from scorecards.assembly.querysets.comparators import comparators_for
from scorecards.assembly.querysets.entries import entries_of, older_definition
from scorecards.assembly.querysets.evidence import lines_of
from scorecards.assembly.querysets.inputs import filled_reader
from scorecards.assembly.questions import both_ways
from scorecards.assembly.rows import RowSetting
from scorecards.assembly.scorecard import ScorecardEntry, ScorecardInputs, build_scorecard
from scorecards.definitions.council_file import ScorecardDefinition
from scorecards.models import Scorecard
from scorecards.payload import CouncilShown, Payload, ScorecardShown
from scorecards.registries import asked_about


@dataclass(frozen=True)
class ScorecardRead:
    """All that a payload follows from, as it was read. `only` keeps the row of that code, of all of `entries`."""

    inputs: ScorecardInputs
    setting: RowSetting
    entries: Sequence[ScorecardEntry]
    only: str | None

    def payload(self) -> Payload:
        payload = build_scorecard(self.inputs, self.setting)
        return payload if self.only is None else alone(payload, self.only, self.entries)

    def with_every_number(self) -> "ScorecardRead":
        """The same for officers; evidence, which no row shows, stays as it was read."""
        setting = replace(self.setting, disclosure=replace(self.setting.disclosure, active=False))
        return replace(self, setting=setting)


def assemble(**wanted: Any) -> Payload:
    """The scorecard of one period as it stands now; what is wanted of it is told by `read_scorecard`."""
    return read_scorecard(**wanted).payload()


def read_scorecard(
    *,
    scorecard: Scorecard,
    period: Period,
    suppress: bool,
    detail: bool = True,
    asked: bool = True,
    lines: bool = False,
    only: str | None = None,
    trial: ScorecardDefinition | None = None,
) -> ScorecardRead:
    """What the scorecard of one period is assembled from as it stands now.

    `suppress` hides small numbers as publication does; False is for officers who may see them. `detail` reads what
    the indicator page and the appendix show besides (categories, commentary, glossary, what members `asked`), and
    the key lines of enquiry with their evidence, which `lines` reads alone. `only` keeps one indicator's row, by code,
    so that its page costs no more than itself. `trial` is what the scorecard would show in place of what it does.
    """
    council = scorecard.council
    definition = trial or older_definition(scorecard, period)
    entries = all_entries = entries_of(scorecard, period, only or "", definition)
    if only is not None:
        kept = with_linked(all_entries, only)
        entries = [entry for entry in all_entries if entry.indicator.code in kept or entry.beside]
    comparators = comparators_for(council, scorecard.neighbour_model)
    definitions = [entry.indicator for entry in entries]
    whole = scorecard.pk if only is None else None
    read = filled_reader(council, definitions, period, comparators, detail=detail, scorecard=whole)
    # the page of one indicator reads what was asked itself, newest minutes and all
    questions = asked_about(council, list(read.inputs)) if asked and detail and whole else {}
    disclosure = Disclosure(suppress, council.disclosure_threshold, council.smallest_denominator)
    inputs = ScorecardInputs(
        council=shown_council(council),
        scorecard=shown_scorecard(scorecard, definition),
        entries=entries,
        indicators=read.inputs,
        words=read.words,
        detail=detail,
        asked=questions,
        lines=lines_of(scorecard, period, disclosure) if (detail or lines) and whole else None,
    )
    return ScorecardRead(inputs, RowSetting(period, comparators, disclosure), all_entries, only)


def with_linked(entries: Sequence[ScorecardEntry], code: str) -> set[str]:
    """The code and those of the scorecard's indicators that a question of both is asked of."""
    questions = both_ways({entry.indicator.code: entry.indicator.questions for entry in entries})
    return {code, *(link.linked for link in questions[code].linked)} if code in questions else {code}


def alone(payload: Payload, code: str, entries: Sequence[ScorecardEntry]) -> Payload:
    """The payload with the row of that code alone, as it would be on the whole scorecard."""
    on_card = {entry.indicator.code for entry in entries}
    for section in payload["sections"]:
        section["rows"] = [row for row in section["rows"] if row["code"] == code]
        for row in section["rows"]:
            row["related"] = [other for other in row["related"] if other["code"] in on_card]
    payload["sections"] = [section for section in payload["sections"] if section["rows"]]
    return payload


def shown_council(council: Council) -> CouncilShown:
    return {
        "name": council.name,
        "short_name": council.short_name,
        "slug": council.slug,
        "illustrative": council.illustrative,
        "brand": council.brand,
    }


def shown_scorecard(scorecard: Scorecard, definition: ScorecardDefinition | None) -> ScorecardShown:
    """As it is called now, or was where another definition holds."""
    title = definition.title if definition else scorecard.title
    committee = definition.committee if definition else scorecard.committee_name
    return {"slug": scorecard.slug, "title": title, "committee": committee}
