"""Decides which indicator each measure of the file is; what is not known surely is asked, once for each label. Pure."""

import re
from collections.abc import Sequence

from indicators.layouts.cells.contents import Said
from indicators.layouts.drafts.collecting import groups
from indicators.layouts.drafts.doubts import LEAVE_OUT, TAKE, Doubts
from indicators.layouts.drafts.draft import Draft
from indicators.layouts.headings.roles import Role
from indicators.layouts.labels.names import BY_COUNCIL, BY_NAME, LabelMatch, Labels
from indicators.layouts.labels.words import plain, says_percent
from indicators.layouts.measures.categories import broken_down, groups_of, set_category
from indicators.layouts.measures.parts import parts_of_another
from indicators.layouts.proposals import Choice, DoubtKind
from indicators.layouts.tables.sheets import SheetRead
from indicators.terms.vocabulary import WITH_PER_CENT_SIGN, Unit

NONE_OF_OURS, INDICATOR = "none", "indicator:"
_NATIONAL = re.compile(r"\bNI ?\d{2,3}\b")


def set_labels(drafts: Sequence[Draft], labels: Labels) -> None:
    """Measures that no label names are those that the sheet is about: its title, else its name."""
    for draft in drafts:
        if draft.row.label_at is not None:
            draft.label_cell = draft.sheet.grid.address(*draft.row.label_at)
            continue
        draft.label, draft.label_cell = _sheet_label(draft.sheet, labels)


def _sheet_label(read: SheetRead, labels: Labels) -> tuple[str, str]:
    grid = read.grid
    spots = {
        grid.text(row, column): grid.address(row, column)
        for row, columns in grid.filled_rows.items()
        for column in columns
        if grid.text(row, column) in read.titles
    }
    for title in (*read.titles, grid.sheet.name):
        if labels.find(title).code:
            return title, spots.get(title, grid.qualified("A1"))
    title = next((one for one in read.titles if ":" not in one), grid.sheet.name)
    return title, spots.get(title, grid.qualified("A1"))


def set_indicators(drafts: Sequence[Draft], labels: Labels, doubts: Doubts) -> None:
    unknown: dict[tuple[str, str | None], tuple[LabelMatch, list[Draft]]] = {}
    measures = list(groups(list(drafts)))
    parts = parts_of_another(measures)
    for place in sorted(range(len(measures)), key=parts.__contains__):  # wholes first
        group = measures[place]
        whole = measures[parts[place]][0] if place in parts else None
        match = _match(group, whole, labels) if not group[0].row.whole else LabelMatch()
        above = _divided(group[0], whole, labels) if not match.own else None
        if above is not None and set_category(group, above, labels):
            continue
        for draft in group:
            draft.indicator, draft.category = match.code, match.category
        if match.how == BY_COUNCIL and match.code:
            _ask_whole(group, doubts)
        if match.code is None and not match.own:
            unknown.setdefault((plain(group[0].label), above), (match, []))[1].extend(group)
    for (_, above), (match, group) in unknown.items():
        _ask(match, above, group, labels, doubts)


def _around(first: Draft) -> str:
    """The headings that it stands under, the nearest first."""
    table = first.table
    heading = table.band.columns.get(table.label) if table.label is not None else None
    named = heading.text if heading and heading.role is not Role.LABEL else ""
    return " | ".join((first.row.around, first.row.beside, named, *table.titles, first.sheet.grid.sheet.name))


def _match(group: Sequence[Draft], whole: Draft | None, labels: Labels) -> LabelMatch:
    first = group[0]
    match = _found(first, labels, _shows_percent(group))
    if match.code and match.how in (BY_NAME, BY_COUNCIL) and not fits(group, labels.unit(match.code)):
        return LabelMatch(None, (match.code,))
    if match.code is None or match.own or whole is None or labels.unit(match.code) is not Unit.COUNT:
        return match
    # "Placed for adoption" of the children in care above it is no number of adoptions.
    return match if labels.is_within(match.code, whole.indicator) else LabelMatch(None, (match.code,))


def _found(first: Draft, labels: Labels, percent: bool | None) -> LabelMatch:
    """By its label; else by that and the number of the national indicator that stands beside it."""
    match = labels.find(first.label, _around(first), percent=percent)
    number = _NATIONAL.search(first.row.beside)
    if match.code is not None or match.own or number is None:
        return match
    told = labels.find(f"{number[0]} {first.label}", _around(first), percent=percent)
    return told if told.code else match


def _divided(first: Draft, whole: Draft | None, labels: Labels) -> str | None:
    """The measure that it is a part of: the one above it, or that its headings or a column beside it name."""
    if first.row.whole:
        return labels.find(first.row.whole, _around(first)).code
    if whole is None:
        return broken_down(_around(first), labels)
    return whole.indicator if whole.category is None else None


def _ask_whole(group: Sequence[Draft], doubts: Doubts) -> None:
    """The council's name in a label may be that of one of its localities."""
    doubts.ask(
        DoubtKind.ROW,
        [draft.address() for draft in group],
        f'"{group[0].label}" names the council: is it all of it, and not an area of that name?',
        group,
        reading="as the whole council",
        choices=(
            Choice(TAKE, "All of the council", likely=True),
            Choice(LEAVE_OUT, "A part of it: leave it out"),
        ),
    )


def fits(group: Sequence[Draft], unit: Unit) -> bool:
    """Whether the numbers as shown can be of that unit: whole numbers without their whole are no percentages."""
    said = [
        part.reading for draft in group for part in draft.parts.values() if part.reading.said is Said.NUMBER
    ]
    if not said:
        return True
    words = " ".join({group[0].label, *(one.words for one in group)})
    percent = any(reading.percent for reading in said)
    if unit in WITH_PER_CENT_SIGN:
        alone = all("denominator" not in draft.parts for draft in group)
        whole = all(not (reading.value or 0) % 1 and reading.numerator is None for reading in said)
        return percent or not (alone and whole) or says_percent(words)
    broken = any((reading.value or 0) % 1 for reading in said)
    return not percent and not (unit is Unit.COUNT and broken)


def _shows_percent(group: Sequence[Draft]) -> bool | None:
    said = [
        part.reading.percent
        for draft in group
        if (part := draft.parts.get("value") or draft.parts.get("numerator"))
        and part.reading.said is Said.NUMBER
    ]
    return any(said) if said else None


def _ask(match: LabelMatch, above: str | None, group: list[Draft], labels: Labels, doubts: Doubts) -> None:
    first = group[0]
    cells = list(dict.fromkeys(draft.label_cell for draft in group))
    titles = [labels.entries[code].facts.title for code in match.candidates]
    if titles:
        near = " or ".join(f'"{title}"' for title in titles)
        why = f'"{first.label}" may be {near}, but does not say the same.'
    else:
        why = f'No measure is called "{first.label}".'
    choices = [
        Choice(f"{INDICATOR}{code}", title, code)
        for code, title in zip(match.candidates, titles, strict=True)
    ]
    parts = groups_of(group, above, labels) if above is not None else ()
    if parts and above is not None and not titles:
        why = f'"{first.label}" seems a part of "{labels.title(above, None)}": which group of it?'
    choices += [
        *parts,
        Choice(NONE_OF_OURS, "A measure of our own"),
        Choice(LEAVE_OUT, "Not for the scorecard: leave it out"),
    ]
    answer = doubts.ask(
        DoubtKind.LABEL, cells, why, group, reading="no measure until a person says so", choices=choices
    )
    if answer.startswith(INDICATOR):
        code, category = labels.part(answer.removeprefix(INDICATOR))
        for draft in group:
            draft.indicator, draft.category = code, category
