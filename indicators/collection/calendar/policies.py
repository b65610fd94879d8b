"""Does the state allow a change of the collection calendar? "" for yes, or a sentence that says why not."""

from collections.abc import Sequence

from accounts.models import Council
from indicators.collection.calendar.definitions import CollectionDefinition
from indicators.collection.calendar.querysets import has_work, typed_elsewhere, typed_of_others
from indicators.models import CalendarSection, Entry, Indicator
from indicators.terms.periods import Frequency


def why_not_remove(collection: CalendarSection) -> str:
    if has_work(collection):
        return (
            f"Figures were typed or submitted in the section “{collection.title}”, so it stays. Take its indicators "
            "out, or put them into other sections, once what is typed is approved."
        )
    return ""


def why_not_collect(
    council: Council,
    before: CalendarSection | None,
    wanted: CollectionDefinition,
    chosen: Sequence[Indicator],
) -> str:
    """Figures on their way to approval would be lost from sight if their indicator changed its section."""
    weekly = next((each for each in chosen if each.frequency == Frequency.WEEK), None)
    if weekly is not None:
        return (
            f"“{weekly.title}” is counted each week. Weekly figures are sent by a system or come in a file."
        )
    keys = [indicator.pk for indicator in chosen]
    entry = typed_elsewhere(council, wanted.slug, keys)
    if entry is None and before is not None:
        entry = typed_of_others(before, keys)
    return _being_typed(entry) if entry else ""


def _being_typed(entry: Entry) -> str:
    return (
        f"“{entry.indicator.title}” has figures for {entry.period.in_sentence} in the section "
        f"“{entry.submission.collection.title}” that are not approved yet. Have them approved, or take them away "
        "there, before it moves."
    )
