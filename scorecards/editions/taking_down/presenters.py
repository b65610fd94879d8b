"""What taking an edition down will do, in sentences, before it is done."""

from django.utils.timezone import localdate

from indicators.terms.periods import day_words
from scorecards.editions.querysets import readable_editions
from scorecards.models import Edition, OutOfSight
from scorecards.registries import item_carrying

GONE = (
    "Its page and the pages of its measures, the appendix, the spreadsheets, the charts and their figures answer, at "
    "the same addresses, that it was withdrawn, with your reason. The search, the lists and the home page leave it "
    "out."
)
CANNOT = (
    "What readers have already saved or printed, and what search engines keep, cannot be called back. Ask a search "
    "engine to remove it by its own form."
)
KEPT = "It stays stored as it was published and can be put back. The audit trail says who did what, and why."


def withdrawn_line(down: OutOfSight, name: str, url: str) -> dict[str, str]:
    """One line of a list of what is withdrawn: `name` of it, and `url` for who may put it back, else ""."""
    said = f"withdrawn on {day_words(localdate(down.taken_at))}"
    return {"name": name, "url": url, "said": said, "reason": down.reason}


def effects_of_taking_down(edition: Edition) -> list[str]:
    return [GONE, newest_after(edition), *carried_by(edition), CANNOT, KEPT]


def effects_of_putting_back(edition: Edition) -> list[str]:
    return [
        "Everybody who may read what is published reads it again, as it was published, at the same addresses.",
        *carried_by(edition, "shows its figures again"),
        "Its small numbers are hidden by the rules of the day it was published; rules changed since do not change it.",
    ]


def newest_after(edition: Edition) -> str:
    """Which edition of its period readers are led to then."""
    others = (
        readable_editions(edition.council_id).of_period(edition.period).filter(scorecard=edition.scorecard_id)
    )
    newest = others.exclude(pk=edition.pk).order_by("-number").first()
    if newest is None:
        return f"Nothing is then published for {edition.period.in_sentence}, until another edition is."
    words = f"Readers of {edition.period.in_sentence} are then led to edition {newest.number}"
    if newest.number < edition.number:
        words += f", which edition {edition.number} had corrected"
    return f"{words}."


def carried_by(edition: Edition, does: str = "says so in place of its figures") -> list[str]:
    carried = item_carrying([edition.pk]).get(edition.pk)
    return [f"{carried['meeting']}, {carried['item']}, {does}."] if carried else []
