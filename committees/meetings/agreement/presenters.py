"""Where minutes were agreed, and what was put right there, as plain data."""

from collections.abc import Iterable
from datetime import date

from accounts.querysets import unpacked
from committees.addresses import item_url, meeting_url
from committees.meetings.agreement.querysets import Agreed
from committees.meetings.agreement.wording import correction_words, stands_in
from committees.models import AgendaItem, Meeting, MinutesCorrection
from committees.models.visibility import PRIVATE
from indicators.terms.periods import day_words
from indicators.terms.wording import agree

CORRECTED = "Corrected when agreed:"


def words_of(correction: MinutesCorrection) -> str:
    return correction_words(correction.was, correction.text)


def with_words(agreed: Agreed) -> str:
    """ "with 2 corrections", "as published". All are counted; of those that the reader may not read it is said that
    they are of exempt items."""
    closed = len(agreed.closed)
    number = len(agreed.corrections) + closed
    if not number:
        return unchanged_words(agreed.meeting)
    told = f"with {number} correction{'' if number == 1 else 's'}"
    if not closed:
        return told
    of = "of an exempt item" if len(set(agreed.closed)) == 1 else "of exempt items"
    which = "all" if closed == number else "one" if closed == 1 else str(closed)
    return f"{told}, {of}" if number == 1 else f"{told}, {which} {of}"


def touching_words(agreed: Agreed, told: int) -> str:
    """Beside how many there are, how many of those that the reader may read touch one item: ", of which 2 touch this
    item"; "" where all of them do."""
    if told == len(agreed.corrections):
        return ""
    which = f"{told} {agree(told, 'touches', 'touch')}" if told else "none touches"
    return f", of which {which} this item"


def unchanged_words(meeting: Meeting) -> str:
    """How minutes stand that nothing was put right in. Those of a private meeting are never published."""
    return "as drafted" if meeting.kind == PRIVATE else "as published"


def reopened_since(agreed: Agreed) -> str:
    """A sentence after where minutes were agreed; "" where they are."""
    return f"They were reopened on {day_words(agreed.reopened)}." if agreed.reopened else ""


def reopening_words(agreed: Agreed | None) -> str:
    """What becomes of minutes that are reopened, before they are."""
    draft = "The minutes become a draft again, which everybody who reads them is told, until they are agreed anew."
    if agreed is None:
        return draft
    number, day = len(agreed.corrections), day_words(agreed.item.meeting.date)
    corrections = f", with {number} correction{'' if number == 1 else 's'}" if number else ""
    offered = " The corrections are offered when you record it anew." if number else ""
    return f"{draft} The minutes of {day} go on saying that these were agreed there{corrections}.{offered}"


def added_words(day: date) -> str:
    """What stands before words that are in no paragraph as published."""
    return f"Added when the minutes were agreed on {day_words(day)}:"


def at_the_end(agreed: Agreed | None, item: AgendaItem, shown: Iterable[str]) -> list[tuple[str, str]]:
    """What stands after all that was minuted of the item: words that were added, and what was put right in none of the
    words `shown` there, which have the other corrections with them. Each after what it is."""
    if agreed is None:
        return []
    there, day = " ".join(shown), agreed.item.meeting.date
    own = [each for each in agreed.corrections if each.item_id == item.pk and each.paragraph_id is None]
    found = []
    for each in own:
        if not each.was:
            # Minutes that were reopened may have the words by now
            written = agreed.reopened and stands_in(each.text, there)
            found += [] if written else [(added_words(day), each.text)]
        elif not agreed.reopened and words_of(each) not in there:
            found.append((CORRECTED, words_of(each)))
    return found


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
        "with": f"{with_words(agreed)}{touching_words(agreed, len(told)) if of else ''}",
        "reopened": reopened_since(agreed),
        "corrections": lines_of(told),
    }


def corrected_words(corrected: Iterable[str | dict], of: int | None = None) -> str:
    """What stands beside a paragraph's words, of the `corrected` that it was read with; of paragraph `of` alone."""
    rows = [each for each in map(unpacked, corrected) if of in (None, each["of"])]
    lines = [
        correction_words(each["was"], each["now"])
        for each in rows
        if each.get("said") is None or stands_in(each["was"], each["said"])
    ]
    return f"{CORRECTED} {' '.join(lines)}" if lines else ""


def corrected_in(corrected: Iterable[str | dict], *texts: str) -> str:
    """The same beside words of a resolution: of all that was put right in the item's resolutions what is in `texts`,
    which are ways of saying it."""
    rows = map(unpacked, corrected)
    return corrected_words([each for each in rows if stands_in(each["was"], *texts)])
