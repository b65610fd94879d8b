"""Where minutes were agreed, and what was put right there, as plain data."""

from collections.abc import Iterable

from committees.addresses import item_url, meeting_url
from committees.meetings.agreement.querysets import Agreed
from committees.meetings.agreement.wording import correction_words
from committees.models import AgendaItem, MinutesCorrection
from indicators.terms.periods import day_words


def words_of(correction: MinutesCorrection) -> str:
    return correction_words(correction.was, correction.text)


def with_words(agreed: Agreed) -> str:
    """ "with 2 corrections", "as published"."""
    number = len(agreed.corrections)
    return f"with {number} correction{'' if number == 1 else 's'}" if number else "as published"


def lines_of(corrections: Iterable[MinutesCorrection]) -> list[str]:
    """ "Item 6: “twelve” should read “eleven”."."""
    return [
        f"Item {each.item.number}: {words_of(each)}" if each.item else words_of(each) for each in corrections
    ]


def present_agreed(agreed: Agreed | None, council_slug: str, of: AgendaItem | None = None) -> dict | None:
    """Of minutes: at which item of which meeting they were agreed. Of an item: whose minutes it agreed. `of` tells of
    the corrections of that item alone, and of the whole."""
    if agreed is None:
        return None
    told = [each for each in agreed.corrections if of is None or each.item_id in (None, of.pk)]
    return {
        "at": f"{day_words(agreed.item.meeting.date)}, item {agreed.item.number}",
        "at_url": item_url(agreed.item, council_slug),
        "of": day_words(agreed.meeting.date),
        "of_url": meeting_url(agreed.meeting, council_slug),
        "with": with_words(agreed),
        "corrections": lines_of(told),
    }


def beside_paragraphs(agreed: Agreed | None) -> dict[int, list[str]]:
    """By paragraph (primary key) what was put right in it, in words."""
    found: dict[int, list[str]] = {}
    for each in agreed.corrections if agreed else ():
        if each.paragraph_id is not None:
            found.setdefault(each.paragraph_id, []).append(words_of(each))
    return found
