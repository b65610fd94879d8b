"""Plain data of targets, breaks and events: as pages list them, as forms begin, as they stand meanwhile."""

from collections.abc import Sequence
from datetime import date

from accounts.models import Council
from indicators.catalogue.dated.actions import mark_of, values_of
from indicators.catalogue.dated.values import BreakValues, TargetValues, Values
from indicators.catalogue.versions.words import from_words
from indicators.models import ContextEvent, Indicator, SeriesBreak, Target
from indicators.terms.periods import Frequency, day_words
from indicators.terms.targets import target_words as words_of_target
from indicators.terms.vocabulary import Polarity
from indicators.terms.wording import amount_words, display_value


def targets_now(council: Council, today: date) -> dict[int, Target]:
    """By indicator the target in force. One query."""
    begun = Target.objects.filter(council=council, starts__lte=today).order_by("starts")
    return {target.indicator_id: target for target in begun}


def target_words(indicator: Indicator, target: Target | None) -> str:
    if indicator.polarity == Polarity.NONE:
        return "For context"
    return limit_words(indicator, target) if target else "None"


def limit_words(indicator: Indicator, target: Target | TargetValues) -> str:
    """ "9% or less", "95% or more", "5% to 10%"; as precise as the target was set."""
    polarity = Polarity(indicator.polarity)
    unit, decimals = indicator.measured_unit, indicator.decimals
    return words_of_target(target.value, unit, decimals, polarity, target.upper)


def present_targets(indicator: Indicator, targets: Sequence[Target], today: date) -> list[dict]:
    """Newest first; the one in force is marked."""
    frequency = Frequency(indicator.frequency)
    begun = [target for target in targets if target.starts <= today]
    now = begun[-1].pk if begun else None
    return [
        {
            "pk": target.pk,
            "limit": limit_words(indicator, target),
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


def standing_words(values: Values, indicator: Indicator) -> str:
    """What a target, a break or an event says now, in a sentence for whoever changed it at the same time."""
    if isinstance(values, TargetValues):
        value = display_value(values.value, indicator.measured_unit, max(indicator.decimals, 1))
        value = limit_words(indicator, values) if values.upper is not None else value
        starts = from_words(values.starts, Frequency(indicator.frequency))
        return f"It says now: {value} {starts}, {values.set_by or 'set by nobody named'}."
    if isinstance(values, BreakValues):
        where = "all indicators" if values.everywhere else "this indicator"
        return f"It says now: {values.label}, on {day_words(values.starts)}, for {where}. {values.reason}".strip()

    return f"It says now: {values.label}, on {day_words(values.on)}."


def target_initial(target: Target) -> dict[str, object]:
    return {
        "value": amount_words(target.value),
        "upper": "" if target.upper is None else amount_words(target.upper),
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
