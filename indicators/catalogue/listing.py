"""The council's indicators as a list: what each is called, who owns it, its target, when it last changed."""

from collections.abc import Sequence
from datetime import date

from django.urls import reverse
from django.utils.timezone import localdate

from accounts.models import Council
from indicators.catalogue.forms import theme_words
from indicators.catalogue.querysets import council_indicators, histories, words_of
from indicators.catalogue.versions.words import NAMES
from indicators.models import Indicator, IndicatorDefinition, Target
from indicators.terms.periods import day_words
from indicators.terms.vocabulary import Polarity, Unit
from indicators.terms.wording import display_value


def present_list(council: Council, sought: str, today: date) -> list[dict]:
    """Those whose words, owner or code have every word of `sought`, by theme and title. Three queries."""
    indicators = list(council_indicators(council))
    found = histories(council, [indicator.pk for indicator in indicators])
    targets = targets_now(council, today)
    rows = [
        present_row(council, indicator, found.get(indicator.pk, []), targets.get(indicator.pk))
        for indicator in indicators
    ]
    wanted = sought.casefold().split()
    kept = [row for row in rows if all(word in row["text"] for word in wanted)]
    return sorted(kept, key=lambda row: (row["theme"], row["title"].casefold()))


def targets_now(council: Council, today: date) -> dict[int, Target]:
    """By indicator the target in force. One query."""
    begun = Target.objects.filter(council=council, starts__lte=today).order_by("starts")
    return {target.indicator_id: target for target in begun}


def present_row(
    council: Council,
    indicator: Indicator,
    history: Sequence[IndicatorDefinition],
    target: Target | None,
) -> dict:
    words = words_of(history[-1] if history else indicator)
    changed = last_change(history)
    reviewed = max(indicator.last_reviewed, changed) if changed else indicator.last_reviewed
    return {
        "title": words.title,
        "url": reverse("indicators:definition", args=[council.slug, indicator.code]),
        "whose": whose_words(council, indicator, history),
        "theme": theme_words(indicator.theme),
        "owner": words.owner,
        "target": target_words(indicator, target),
        "changed_on": changed or date.min,
        "changed": day_words(changed) if changed else "Never",
        "reviewed_on": reviewed,
        "reviewed": day_words(reviewed),
        "text": " ".join([indicator.code, *(getattr(words, name) for name in NAMES)]).casefold(),
    }


def last_change(history: Sequence[IndicatorDefinition]) -> date | None:
    """When the newest version was written; the first of all changed nothing."""
    return localdate(history[-1].created_at) if history and history[-1].number > 1 else None


def whose_words(council: Council, indicator: Indicator, history: Sequence[IndicatorDefinition]) -> str:
    if indicator.council_id == council.pk:
        return "Our own indicator"
    return "Our words" if history and history[-1].council_id else "The catalogue’s words"


def target_words(indicator: Indicator, target: Target | None) -> str:
    if indicator.polarity == Polarity.NONE:
        return "For context"
    return limit_words(indicator, target.value) if target else "None"


def limit_words(indicator: Indicator, value: float) -> str:
    """ "9% or less", "95% or more"; as precise as the target was set."""
    decimals = max(indicator.decimals, 0 if float(value).is_integer() else 1)
    side = {Polarity.LOW: " or less", Polarity.HIGH: " or more"}.get(Polarity(indicator.polarity), "")
    return f"{display_value(value, Unit(indicator.unit), decimals)}{side}"
