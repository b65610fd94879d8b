"""Does the state allow it? Each answer is "" for yes, or a sentence that says why not and what to do."""

from accounts.models import Council
from accounts.reasons import why_not_this_reason
from indicators.models import Entry, Indicator, SentIndicator

ALIKE = {
    "unit": "unit",
    "frequency": "how often",
    "basis": "basis",
    "polarity": "direction",
    "may_exceed_100": "whether it may be more than 100%",
    "counts_children": "whether it counts children",
}


def unlike(gone: Indicator, kept: Indicator) -> list[str]:
    """In what the two are not counted alike."""
    return [words for name, words in ALIKE.items() if getattr(gone, name) != getattr(kept, name)]


def why_not_merge(gone: Indicator, kept: Indicator, council: Council, reason: str) -> str:
    """Two of the council's own that count the same in the same way, of which neither has ended."""
    if gone.pk == kept.pk:
        return "Choose two different indicators."
    for each in (gone, kept):
        if each.council_id != council.pk:
            return f"All councils share “{each.title}”. Only indicators of our own become one."
        if each.last_day is not None:
            return f"“{each.title}” is retired. Take it up again first."
    if differing := unlike(gone, kept):
        return f"They are not counted alike: {', '.join(differing)}. Their figures would not fit each other."
    if Entry.objects.filter(council=council, indicator=gone).exists():
        return f"Figures of “{gone.title}” are typed and not approved yet. Have them approved, or clear them, first."
    sent = SentIndicator.objects.for_council(council).filter(indicator=gone).select_related("system").first()
    if sent is not None:
        return f"{sent.system.name} may send “{gone.title}”. Change what it sends under Systems first."
    return why_not_this_reason(
        reason, "Say why they become one: the reason stays with each figure that moves."
    )
