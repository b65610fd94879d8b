"""May minutes say this? Each answer is "" for yes, or a sentence that says why not and what to do."""

from collections.abc import Sequence

from accounts.models import Council
from committees.minutes.notes.mentions import stands_in
from committees.models import AgendaItem, MinutesParagraph
from indicators.models import Indicator
from indicators.terms.wording import agree, count_words


def why_not_mention(indicators: Sequence[Indicator], council: Council) -> str:
    if any(indicator.council_id not in {None, council.pk} for indicator in indicators):
        return "That indicator belongs to another council. Choose one of yours."
    return ""


def why_not_said(title: str, value: str, text: str) -> str:
    """May `value` be the figure as said? Readers are told that the minutes say it, so it stands in the paragraph."""
    if not value or stands_in(value, text):
        return ""
    return (
        f"{title}: the paragraph does not say “{value}”. Copy the figure as it stands there, or leave it empty. "
        "Nothing is saved yet."
    )


def why_not_answer(item: AgendaItem, kind: str, question: MinutesParagraph | None) -> str:
    if question is None:
        return ""
    if kind != MinutesParagraph.Kind.ANSWER:
        return "Only an answer can point at a question."
    if question.item_id != item.pk or question.kind != MinutesParagraph.Kind.QUESTION:
        return "Choose a question of this item for the answer to belong to."
    return ""


def why_not_these_limbs(levels: Sequence[int]) -> str:
    """`levels` holds 1 for a limb and 2 for one within it, in order."""
    if not levels:
        return "Write at least one limb: what did the committee resolve?"
    if levels[0] != 1:
        return "The first limb cannot be within another. Make it a main limb."
    return ""


def why_not_show(unexplained: int) -> str:
    """May new words of minutes be saved that readers see already? `unexplained` counts those that are warned of and of
    which nobody has said why they stay."""
    if not unexplained:
        return ""
    said = f"{count_words(unexplained, 'warnings')} in them {agree(unexplained, 'is', 'are')} not settled"
    return (
        f"Readers see these minutes, and {said}: change the words, or say beside each warning why they stay. "
        "Nothing is saved yet."
    )
