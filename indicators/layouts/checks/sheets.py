"""Decides which sheets repeat another with other numbers: old, draft or helping ones, and another council's. Pure."""

import re
from collections.abc import Sequence

from indicators.layouts.drafts.doubts import LEAVE_OUT, TAKE, Doubts
from indicators.layouts.drafts.draft import Draft
from indicators.layouts.headings.whose import has_name, names
from indicators.layouts.labels.words import plain
from indicators.layouts.proposals import Choice, DoubtKind

_SET_ASIDE = re.compile(
    r"\b(old|draft|do not use|not (in )?use|copy|archived?|superseded|back ?up|chart ?data|charts?|pivots?|lookups?"
    r"|workings?|calcs?|calculations?|test|template|previous version|v\d)\b",
    re.IGNORECASE,
)
Said = tuple[str, object]


def check_sheets(drafts: Sequence[Draft], council: str, doubts: Doubts) -> None:
    by_sheet: dict[int, list[Draft]] = {}
    for draft in drafts:
        by_sheet.setdefault(id(draft.sheet), []).append(draft)
    said = {key: _said(found) for key, found in by_sheet.items()}
    for key, found in by_sheet.items():
        repeats = [
            by_sheet[other][0]
            for other in by_sheet
            if other != key and len(said[key] & said[other]) * 2 >= len(said[key]) > 1
        ]
        _check(found, repeats, council, doubts)


def _said(drafts: Sequence[Draft]) -> set[Said]:
    return {(plain(draft.label), draft.period) for draft in drafts if draft.period is not None}


def _name(draft: Draft) -> str:
    return draft.sheet.grid.sheet.name


def _check(found: list[Draft], repeats: Sequence[Draft], council: str, doubts: Doubts) -> None:
    name = _name(found[0])
    in_use = [draft for draft in repeats if not _SET_ASIDE.search(_name(draft))]
    if _SET_ASIDE.search(name) and in_use:
        for draft in found:
            draft.out = (
                f'the sheet "{name}" repeats "{_name(in_use[0])}": by its name it is not the one in use'
            )
        return
    ours = [draft for draft in repeats if _names_us(draft, council)]
    if ours and not _names_us(found[0], council):
        doubts.ask(
            DoubtKind.SHEET,
            [draft.address() for draft in found],
            f'"{name}" has the measures of "{_name(ours[0])}", which is named for this council: whose is it?',
            found,
            choices=(
                Choice(TAKE, "It is ours too"),
                Choice(LEAVE_OUT, "It is not: leave it out", likely=True),
            ),
            holds=True,
        )


def _names_us(draft: Draft, council: str) -> bool:
    texts = (_name(draft), *draft.sheet.titles)
    return any(has_name(names(text), names(council)) for text in texts)
