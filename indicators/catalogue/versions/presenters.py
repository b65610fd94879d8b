"""Plain data for the list of a council's indicators, for the page of one, and for what two officers wrote at once."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from django.urls import reverse
from django.utils.timezone import localdate

from accounts.models import Council
from indicators.catalogue.dated.presenters import target_words, targets_now
from indicators.catalogue.forms import theme_words
from indicators.catalogue.own.retiring.last_periods import retired_words
from indicators.catalogue.owners.querysets import owned
from indicators.catalogue.querysets import council_indicators, histories, words_of, words_on
from indicators.catalogue.versions.words import LABELS, NAMES, Words, from_words
from indicators.models import Indicator, IndicatorDefinition, MeasureOwner, Target
from indicators.terms.periods import Frequency, day_words
from indicators.terms.vocabulary import Polarity
from indicators.terms.wording import count_words, direction_words


def present_list(council: Council, sought: str, today: date) -> list[dict]:
    """Those whose words, owner or code have every word of `sought`, by theme and title. Four queries."""
    indicators = list(council_indicators(council))
    found = histories(council, [indicator.pk for indicator in indicators])
    targets = targets_now(council, today)
    owners = owned(council, [indicator.pk for indicator in indicators])
    rows = [
        present_row(
            council,
            each,
            found.get(each.pk, []),
            targets.get(each.pk),
            owners.get(each.pk),
            today,
        )
        for each in indicators
    ]
    wanted = sought.casefold().split()
    kept = [row for row in rows if all(word in row["text"] for word in wanted)]
    return sorted(kept, key=lambda row: (row["theme"], row["title"].casefold()))


def present_row(
    council: Council,
    indicator: Indicator,
    history: Sequence[IndicatorDefinition],
    target: Target | None,
    answers: MeasureOwner | None,
    today: date,
) -> dict:
    """In the words that hold today."""
    owner = str(answers.owner) if answers and answers.owner else ""
    words = words_on(indicator, {indicator.pk: list(history)}, today)
    changed = last_change(history)
    reviewed = max(indicator.last_reviewed, changed) if changed else indicator.last_reviewed
    return {
        "title": words.title,
        "url": reverse("indicators:definition", args=[council.slug, indicator.code]),
        "whose": whose_words(council, indicator, history),
        "theme": theme_words(indicator.theme),
        "owner": owner or words.owner,
        "target": target_words(indicator, target),
        "changed_on": changed or date.min,
        "changed": day_words(changed) if changed else "Never",
        "reviewed_on": reviewed,
        "reviewed": day_words(reviewed),
        "text": " ".join([indicator.code, owner, *(getattr(words, name) for name in NAMES)]).casefold(),
    }


def last_change(history: Sequence[IndicatorDefinition]) -> date | None:
    """When the newest version was written; the first of all changed nothing."""
    return localdate(history[-1].created_at) if history and history[-1].number > 1 else None


def whose_words(council: Council, indicator: Indicator, history: Sequence[IndicatorDefinition]) -> str:
    if indicator.council_id == council.pk:
        retired = retired_words(indicator.last_day, Frequency(indicator.frequency))
        return f"Our own indicator. {retired}" if retired else "Our own indicator"
    return "Our words" if history and history[-1].council_id else "The catalogue’s words"


def present_words(words: Words) -> list[dict[str, str]]:
    """Label and text of what is said; what is empty is left out."""
    shown = {name: getattr(words, name) for name in LABELS}
    return [{"label": LABELS[name], "text": text} for name, text in shown.items() if text]


def present_owner(row: MeasureOwner | None) -> list[dict[str, str]]:
    """Who answers for the measure, and when it is looked at next, as the page of owners has it."""
    owner = str(row.owner) if row and row.owner else "Nobody yet"
    review = day_words(row.next_review) if row and row.next_review else "No day is set"
    return [{"label": "Owner", "text": owner}, {"label": "Next review", "text": review}]


def present_facts(indicator: Indicator) -> list[dict[str, str]]:
    """What never changes."""
    decimals = count_words(indicator.decimals, "decimals")
    pairs = (
        ("Unit", f"{indicator.unit.capitalize()}, {decimals}"),
        ("Direction", direction_words(Polarity(indicator.polarity))),
        ("Covers", indicator.basis.capitalize()),
        ("How often", indicator.frequency.capitalize()),
        ("Counts", indicator.people),
        ("Above 100%", "It may be: what is counted is no part of it" if indicator.may_exceed_100 else ""),
        ("Sample", sample_facts(indicator)),
        ("National figure", indicator.published_source),
        ("Code in files", indicator.code),
    )
    return [{"label": label, "text": text} for label, text in pairs if text]


def sample_facts(indicator: Indicator) -> str:
    """ "Some of about 3,500 open case files are looked at"; "" where all are."""
    if not indicator.sampled_from:
        return ""
    about = (
        f"about {count_words(indicator.population, indicator.sampled_from)}" if indicator.population else ""
    )
    return f"Some of {about or indicator.sampled_from} are looked at"


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


def with_owner(words: Words, owner: str) -> Words:
    return replace(words, owner=owner)
