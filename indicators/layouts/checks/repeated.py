"""Decides which of figures that stand twice is taken, and says what rows and columns hide. Pure."""

from collections.abc import Sequence

from indicators.layouts.drafts.doubts import LEAVE_OUT, TAKE, Doubts, joined
from indicators.layouts.drafts.draft import Draft
from indicators.layouts.labels.words import plain
from indicators.layouts.proposals import Choice, DoubtKind

_OUT = Choice(LEAVE_OUT, "Leave them out")


def check_twice(drafts: Sequence[Draft], doubts: Doubts) -> None:
    """Of those that say the same the first is taken; of those that do not a person chooses."""
    seen: dict[tuple[object, ...], list[Draft]] = {}
    for draft in drafts:
        if draft.period is None or draft.out or draft.waits:
            continue
        seen.setdefault((draft.indicator or plain(draft.label), draft.category, draft.period), []).append(
            draft
        )
    odd: dict[tuple[object, ...], list[list[Draft]]] = {}
    for (*who, _), found in seen.items():
        if len(found) < 2:
            continue
        if len({_said(draft) for draft in found}) == 1:
            for draft in found[1:]:
                draft.out = f"says the same as {found[0].address()}"
        else:
            key = *who, *(draft.group for draft in found)
            odd.setdefault(key, []).append(found)
    for all_found in odd.values():
        _ask_twice(all_found, doubts)


def _said(draft: Draft) -> tuple[object, ...]:
    return draft.value, draft.symbol, draft.numerator, draft.denominator


def _ask_twice(found: list[list[Draft]], doubts: Doubts) -> None:
    drafts = [draft for each in found for draft in each]
    places = list(dict.fromkeys(draft.label_cell for draft in found[0]))
    choices = [
        Choice(
            f"text:{place}",
            f'The one of "{_label_at(drafts, place)}" in {place}',
            likely=_revised(drafts, place),
        )
        for place in places
    ]
    ordered = sorted(drafts, key=lambda draft: (draft.main.at[0], draft.main.at[1]))
    cells = [cell for draft in ordered for cell in draft.cells]
    answer = doubts.ask(
        DoubtKind.ROW,
        cells,
        "The same measure stands twice for one period, with two numbers.",
        drafts,
        choices=(*choices, _OUT),
        holds=True,
    )
    if answer.startswith("text:"):
        for draft in drafts:
            if draft.label_cell != answer[5:]:
                draft.out = f"{answer[5:]} is taken for it, as you answered"


def _label_at(drafts: Sequence[Draft], place: str) -> str:
    return next(draft.label for draft in drafts if draft.label_cell == place)


def _revised(drafts: Sequence[Draft], place: str) -> bool:
    return "revis" in _label_at(drafts, place).casefold()


def check_hidden(drafts: Sequence[Draft], doubts: Doubts) -> None:
    """Hidden rows and columns hold figures too, which a person may not know of."""
    rows: dict[int, list[Draft]] = {}
    columns: dict[int, list[Draft]] = {}
    for draft in drafts:
        if draft.out:
            continue
        grid = draft.sheet.grid
        if any(part.at[0] in grid.hidden_rows for part in draft.parts.values()):
            rows.setdefault(id(draft.sheet), []).append(draft)
        if any(part.at[1] in grid.hidden_columns for part in draft.parts.values()):
            columns.setdefault(id(draft.sheet), []).append(draft)
    for found in rows.values():
        _ask_hidden(found, DoubtKind.COLUMN if found[0].sheet.grid.turned else DoubtKind.ROW, doubts)
    for found in columns.values():
        _ask_hidden(found, DoubtKind.ROW if found[0].sheet.grid.turned else DoubtKind.COLUMN, doubts)


def _ask_hidden(found: list[Draft], kind: DoubtKind, doubts: Doubts) -> None:
    cells = [cell for draft in found for cell in draft.cells]
    labels = list(dict.fromkeys(draft.label for draft in found)) if kind is DoubtKind.ROW else [""]
    for label in labels:
        about = [draft for draft in found if not label or draft.label == label]
        what = f'the row of "{label}"' if label else "columns"
        doubts.ask(
            kind,
            [cell for draft in about for cell in draft.cells] or cells,
            f"Hidden in the file: {what}, {len(about)} figures in {joined(cells)}.",
            about,
            reading="as any other, for a person to leave out",
            choices=(Choice(TAKE, "Bring them in", likely=True), _OUT),
        )
