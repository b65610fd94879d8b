"""A scorecard as its figures stand now, and the parts of it that words are written for."""

from collections.abc import Sequence
from dataclasses import replace

from accounts.models import Council
from indicators.catalogue.querysets import definition_in_force, facts_of, words_of
from indicators.models import Indicator
from indicators.terms.periods import Period
from scorecards.assembly.inputs import Disclosure
from scorecards.assembly.querysets.comparators import comparators_for
from scorecards.assembly.querysets.evidence import lines_of
from scorecards.assembly.querysets.inputs import read_inputs
from scorecards.assembly.questions import both_ways
from scorecards.assembly.rows import RowSetting
from scorecards.assembly.scorecard import ScorecardEntry, ScorecardInputs, build_scorecard
from scorecards.models import Scorecard, SectionIndicator
from scorecards.payload import CouncilShown, Payload
from scorecards.registries import asked_about


def assemble(
    *,
    scorecard: Scorecard,
    period: Period,
    suppress: bool,
    detail: bool = True,
    lines: bool = False,
    only: str | None = None,
) -> Payload:
    """The scorecard of one period as it stands now.

    `suppress` hides small numbers as publication does; False is for officers who may see them. `detail` reads what
    the indicator page and the appendix show besides (categories, commentary, glossary, what members asked), and the
    key lines of enquiry with their evidence, which `lines` reads alone. `only`
    keeps one indicator's row, by code, so that its page costs no more than itself.
    """
    council = scorecard.council
    entries = all_entries = entries_of(scorecard)
    if only is not None:
        kept = with_linked(all_entries, only) | related_to(council, only)
        entries = [entry for entry in all_entries if entry.indicator.code in kept]
    comparators = comparators_for(council, scorecard.neighbour_model)
    definitions = [entry.indicator for entry in entries]
    indicators = read_inputs(council, definitions, period, comparators, detail=detail)
    # the page of one indicator reads what was asked itself, newest minutes and all
    asked = asked_about(council, list(indicators)) if detail and only is None else {}
    disclosure = Disclosure(suppress, council.disclosure_threshold, council.smallest_denominator)
    inputs = ScorecardInputs(
        council=shown_council(council),
        scorecard={"slug": scorecard.slug, "title": scorecard.title, "committee": scorecard.committee_name},
        entries=entries,
        indicators=indicators,
        words=summaries_for(scorecard, period),
        detail=detail,
        asked=asked,
        lines=lines_of(scorecard, period, disclosure) if (detail or lines) and only is None else None,
    )
    payload = build_scorecard(inputs, RowSetting(period, comparators, disclosure))
    return payload if only is None else alone(payload, only, all_entries)


def with_linked(entries: Sequence[ScorecardEntry], code: str) -> set[str]:
    """The code and those of the scorecard's indicators that a question of both is asked of."""
    questions = both_ways({entry.indicator.code: entry.indicator.questions for entry in entries})
    return {code, *(link.linked for link in questions[code].linked)} if code in questions else {code}


def related_to(council: Council, code: str) -> set[str]:
    """The codes of the indicators that its page leads to, each with how it stands. One query."""
    found = Indicator.objects.seen_by(council).filter(related__code=code)
    return set(found.values_list("code", flat=True))


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


def entries_of(scorecard: Scorecard) -> list[ScorecardEntry]:
    """The scorecard's indicators in order, section by section. One query."""
    rows = (
        SectionIndicator.objects.filter(section__scorecard=scorecard)
        .select_related("section__line", "indicator")
        .order_by("section__order", "order")
    )
    entries = []
    places: dict[int, int] = {}
    for row in rows:
        places[row.section_id] = place = places.get(row.section_id, 0) + 1
        entries.append(
            ScorecardEntry(
                number=f"{len(places)}.{place}",
                section_id=row.section_id,
                section_slug=row.section.slug,
                question=row.section.question,
                short_title=row.section.short_title,
                indicator=facts_of(row.indicator),
                line=row.section.line.code if row.section.line else "",
            )
        )
    return entries


def entries_in_words_of(scorecard: Scorecard, period: Period) -> list[ScorecardEntry]:
    """The same, each indicator with the words that hold for the period. Two queries."""
    entries = entries_of(scorecard)
    found = definition_in_force(scorecard.council, [entry.indicator.id for entry in entries], period)
    words = {indicator: words_of(version) for indicator, version in found.items()}
    return [
        replace(
            entry,
            indicator=replace(entry.indicator, words=words.get(entry.indicator.id, entry.indicator.words)),
        )
        for entry in entries
    ]


def summaries_for(scorecard: Scorecard, period: Period) -> dict[int | None, str]:
    """The headline (key None) and each section's answer for the period; the newest words win. One query."""
    rows = scorecard.summaries.filter(frequency=period.frequency, start=period.start).order_by(
        "created_at", "id"
    )
    return dict(rows.values_list("section_id", "text"))
