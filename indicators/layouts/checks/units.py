"""Decides whether numbers can be of the unit of the indicator that their label names. Pure."""

from collections.abc import Sequence

from indicators.layouts.drafts.collecting import Groups
from indicators.layouts.drafts.doubts import LEAVE_OUT, TAKE, Doubts
from indicators.layouts.drafts.draft import Draft
from indicators.layouts.labels.names import Labels
from indicators.layouts.labels.words import says_number, says_percent
from indicators.layouts.proposals import Choice, DoubtKind
from indicators.terms.vocabulary import WITH_PER_CENT_SIGN, Unit

_WHOLE = {Unit.COUNT}


def check_units(groups: Groups, labels: Labels, doubts: Doubts) -> None:
    """Before numbers are read as percentages, since counts are none."""
    for group in groups:
        if group[0].indicator is not None:
            _check_unit(group, labels, doubts)


def _check_unit(group: Sequence[Draft], labels: Labels, doubts: Doubts) -> None:
    code = group[0].indicator or ""
    entry, unit = labels.entries[code], labels.unit(code)
    numbers = [draft for draft in group if draft.has_number and not draft.waits]
    if not numbers:
        return
    percent = any(draft.percent for draft in numbers)
    title = entry.facts.title
    if percent and unit not in WITH_PER_CENT_SIGN:
        ask_row(group, f'Percentages stand here; "{title}" is no percentage.', doubts)
    elif unit in WITH_PER_CENT_SIGN and not percent and _are_counts(numbers):
        ask_row(group, f'Whole numbers without their whole stand here; "{title}" is a percentage.', doubts)
    elif unit in _WHOLE and (broken := [draft for draft in numbers if (draft.value or 0) % 1]):
        about = broken if len(broken) * 4 <= len(numbers) else group
        ask_row(about, f'Numbers with decimals stand here; "{title}" counts.', doubts)
    elif unit in (Unit.RATE, Unit.RATE_PER_1000) and all((draft.value or 0) > 1000 for draft in numbers):
        ask_row(group, f'Numbers too large for a rate stand here; "{title}" is one.', doubts)


def _are_counts(numbers: Sequence[Draft]) -> bool:
    """Whole numbers alone, of which the label does not say that they are percentages."""
    if any(draft.denominator is not None or (draft.value or 0) % 1 for draft in numbers):
        return False
    words = " ".join({draft.words for draft in numbers})
    return says_number(numbers[0].label) or not (says_percent(words) or says_percent(numbers[0].label))


def ask_row(
    group: Sequence[Draft], why: str, doubts: Doubts, *, holds: bool = True, reading: str = ""
) -> str:
    return doubts.ask(
        DoubtKind.ROW,
        [draft.address() for draft in group],
        why,
        group,
        reading=reading,
        choices=(Choice(TAKE, "Take it as it stands", likely=not holds), Choice(LEAVE_OUT, "Leave it out")),
        holds=holds,
    )
