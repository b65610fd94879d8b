"""Plain data for the page of one definition, and for what two officers wrote at once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from django.utils.timezone import localdate

from accounts.models import Council
from indicators.catalogue.dated.actions import BreakValues, TargetValues, Values, mark_of, values_of
from indicators.catalogue.listing import limit_words
from indicators.catalogue.querysets import words_of
from indicators.catalogue.versions.words import LABELS, NAMES, Words, period_words
from indicators.models import Breakdown, ContextEvent, Indicator, IndicatorDefinition, SeriesBreak, Target
from indicators.terms.periods import Frequency, day_words
from indicators.terms.vocabulary import Polarity, Unit
from indicators.terms.wording import amount_words, count_words, direction_words, display_value


def present_words(words: Words) -> list[dict[str, str]]:
    """Label and text of what is said; what is empty is left out but for the owner."""
    shown = {name: getattr(words, name) for name in LABELS}
    shown["owner"] = shown["owner"] or "Nobody is named"
    return [{"label": LABELS[name], "text": text} for name, text in shown.items() if text]


def present_facts(indicator: Indicator) -> list[dict[str, str]]:
    """What never changes."""
    decimals = count_words(indicator.decimals, "decimals")
    pairs = (
        ("Unit", f"{indicator.unit.capitalize()}, {decimals}"),
        ("Direction", direction_words(Polarity(indicator.polarity))),
        ("Covers", indicator.basis.capitalize()),
        ("How often", indicator.frequency.capitalize()),
        ("Counts", indicator.people),
        ("National figure", indicator.published_source),
        ("Code in files", indicator.code),
    )
    return [{"label": label, "text": text} for label, text in pairs if text]


def from_words(starts: date | None, frequency: Frequency) -> str:
    return f"from {period_words(starts, frequency)}" if starts else "from the beginning"


def present_history(
    indicator: Indicator,
    history: Sequence[IndicatorDefinition],
    shared: Sequence[IndicatorDefinition],
    reported: Mapping[int | None, int],
) -> list[dict]:
    """The versions, newest first, each with what it changed. `reported` counts figures by version."""
    frequency = Frequency(indicator.frequency)
    theirs = {(row.number, words_of(row)) for row in shared}
    before = {later.pk: words_of(earlier) for earlier, later in pairwise(history)}
    return [
        {
            "number": row.number,
            "holds": from_words(row.starts, frequency),
            "reason": row.reason or "What was said before the first change",
            "whose": whose_version(indicator, row, theirs),
            "on": day_words(localdate(row.created_at)) if row.number > 1 else "",
            "by": str(row.created_by) if row.created_by else "",
            "changes": differences(before[row.pk], words_of(row)) if row.pk in before else [],
            "figures": count_words(figures_under(row, history, reported), "figures"),
        }
        for row in reversed(history)
    ]


def whose_version(indicator: Indicator, row: IndicatorDefinition, theirs: set[tuple[int, Words]]) -> str:
    """A council's first change takes with it what the catalogue said before, which stays the catalogue's."""
    first = row.number == 1 and indicator.council_id is None
    return "The catalogue’s" if first or (row.number, words_of(row)) in theirs else "Ours"


def figures_under(
    row: IndicatorDefinition, history: Sequence[IndicatorDefinition], reported: Mapping[int | None, int]
) -> int:
    """Figures without a version were reported before the first change."""
    return reported.get(row.number, 0) + (reported.get(None, 0) if row is history[0] else 0)


def differences(before: Words, after: Words) -> list[dict[str, str]]:
    return [
        {"label": LABELS[name], "before": getattr(before, name), "after": getattr(after, name)}
        for name in after.differing(before)
    ]


def present_targets(indicator: Indicator, targets: Sequence[Target], today: date) -> list[dict]:
    """Newest first; the one in force is marked."""
    frequency = Frequency(indicator.frequency)
    begun = [target for target in targets if target.starts <= today]
    now = begun[-1].pk if begun else None
    return [
        {
            "pk": target.pk,
            "limit": limit_words(indicator, target.value),
            "starts": from_words(target.starts, frequency),
            "now": target.pk == now,
            "coming": target.starts > today,
            "tolerance": f"close within {amount_words(target.tolerance)}",
            "set_by": f"set by {target.set_by}" if target.set_by else "",
        }
        for target in reversed(targets)
    ]


def present_breaks(breaks: Sequence[SeriesBreak]) -> list[dict]:
    return [
        {
            "pk": one.pk,
            "label": one.label,
            "starts": day_words(one.starts),
            "reason": one.reason,
            "everywhere": one.indicator_id is None,
        }
        for one in breaks
    ]


def present_events(events: Sequence[ContextEvent]) -> list[dict]:
    return [
        {"pk": one.pk, "label": one.label, "on": day_words(one.on), "everywhere": not one.indicators.all()}
        for one in events
    ]


def conflict_of(shown: Words, theirs: Words, mine: Words) -> list[dict[str, str]]:
    """What somebody else changed meanwhile: the words before, theirs, and mine where I changed the same."""
    return [
        {
            "label": LABELS[name],
            "before": getattr(shown, name),
            "theirs": getattr(theirs, name),
            "mine": getattr(mine, name) if getattr(mine, name) != getattr(shown, name) else "",
        }
        for name in theirs.differing(shown)
    ]


def merged(shown: Words, theirs: Words, mine: Words) -> dict[str, str]:
    """Field by field what to go on with: mine where I changed it, otherwise theirs."""
    return {
        name: getattr(mine, name) if getattr(mine, name) != getattr(shown, name) else getattr(theirs, name)
        for name in NAMES
    }


def standing_words(values: Values, indicator: Indicator) -> str:
    """What a target, a break or an event says now, in a sentence for whoever changed it at the same time."""
    if isinstance(values, TargetValues):
        value = display_value(values.value, Unit(indicator.unit), max(indicator.decimals, 1))
        starts = from_words(values.starts, Frequency(indicator.frequency))
        return f"It says now: {value} {starts}, {values.set_by or 'set by nobody named'}."
    if isinstance(values, BreakValues):
        where = "all indicators" if values.everywhere else "this indicator"
        return f"It says now: {values.label}, on {day_words(values.starts)}, for {where}. {values.reason}".strip()

    return f"It says now: {values.label}, on {day_words(values.on)}."


def with_owner(words: Words, owner: str) -> Words:
    return replace(words, owner=owner)


def present_breakdowns(council: Council, breakdowns: Sequence[Breakdown]) -> list[dict]:
    """`shown` of each holds the kinds; the council's own can be renamed, and added where it may have any."""
    return [
        {
            "code": each.code,
            "title": each.title,
            "open": each.indicator.council_id == council.pk or all(kind.council_id for kind in each.shown),
            "kinds": [
                {"pk": kind.pk, "label": kind.label, "code": kind.code, "own": kind.council_id == council.pk}
                for kind in each.shown
            ],
        }
        for each in breakdowns
    ]


def target_initial(target: Target) -> dict[str, object]:
    return {
        "value": amount_words(target.value),
        "tolerance": amount_words(target.tolerance),
        "starts": target.starts.isoformat(),
        "set_by": target.set_by,
        "mark": mark_of(values_of(target)),
    }


def break_initial(found: SeriesBreak) -> dict[str, object]:
    return {
        "starts": found.starts,
        "label": found.label,
        "reason": found.reason,
        "everywhere": "one" if found.indicator_id else "all",
        "mark": mark_of(values_of(found)),
    }


def event_initial(event: ContextEvent) -> dict[str, object]:
    named = [indicator.pk for indicator in event.indicators.all()]
    return {"on": event.on, "label": event.label, "indicators": named, "mark": mark_of(values_of(event))}
