"""Does the state allow it? Each answer is "" for yes, or a sentence that says why not and what to do."""

from accounts.models import Council
from accounts.reasons import why_not_this_reason
from indicators.models import Entry, Figure, Indicator
from indicators.terms.periods import Frequency, Period


def why_not_retire(indicator: Indicator, council: Council, last: Period, reason: str) -> str:
    if indicator.last_day is not None:
        return "It is retired already. Take it up again first."
    if fault := why_not_this_reason(reason, "Say why it ends: the reason stays in the audit trail."):
        return fault
    later = Figure.objects.current().for_council(council).filter(indicator=indicator, start__gt=last.end)
    newest = later.order_by("-start").first()
    if newest is not None:
        period = Period(newest.start, Frequency(newest.frequency))
        return f"There is a figure for {period.in_sentence}. Choose that period or a later one as the last."
    typed = (
        Entry.objects.filter(council=council, indicator=indicator, start__gt=last.end)
        .order_by("-start")
        .first()
    )
    if typed is not None:
        return (
            f"A figure for {typed.period.in_sentence} is typed and not approved yet. Have it approved and choose that "
            "period or a later one as the last, or clear it first."
        )
    return ""


def why_not_go_on(indicator: Indicator) -> str:
    if indicator.merged_into_id is not None:
        return f"It became part of “{indicator.merged_into.title}”, which goes on."
    if indicator.last_day is None:
        return "It goes on as it is."
    return ""
