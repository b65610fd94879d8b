"""Decides which indicator each measure of the file is; what is not known surely is asked, once for each label. Pure."""

from collections.abc import Sequence

from indicators.layouts.cells.contents import Said
from indicators.layouts.drafts.collecting import groups
from indicators.layouts.drafts.doubts import LEAVE_OUT, TAKE, Doubts
from indicators.layouts.drafts.draft import Draft
from indicators.layouts.labels.names import BY_COUNCIL, BY_NAME, LabelMatch, Labels
from indicators.layouts.labels.words import plain, says_percent
from indicators.layouts.measures.parts import parts_of_another
from indicators.layouts.proposals import Choice, DoubtKind
from indicators.layouts.tables.sheets import SheetRead
from indicators.terms.vocabulary import WITH_PER_CENT_SIGN, Unit

NONE_OF_OURS, INDICATOR = "none", "indicator:"


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
    unknown: dict[str, tuple[LabelMatch, list[Draft]]] = {}
    measures = list(groups(list(drafts)))
    parts = parts_of_another(measures)
    for place, group in enumerate(measures):
        first = group[0]
        around = " | ".join(
            (first.row.around, first.row.beside, *first.table.titles, first.sheet.grid.sheet.name)
        )
        match = labels.find(first.label, around, percent=_shows_percent(group))
        if match.code and match.how in (BY_NAME, BY_COUNCIL) and not fits(group, labels.unit(match.code)):
            match = LabelMatch(None, (match.code,))
        if match.code and not match.own and place in parts and labels.unit(match.code) is Unit.COUNT:
            match = LabelMatch(None, (match.code,))  # "Placed for adoption" of the children in care above it
        for draft in group:
            draft.indicator, draft.category = match.code, match.category
        if match.how == BY_COUNCIL and match.code:
            _ask_whole(group, doubts)
        if match.code is None and not match.own:
            unknown.setdefault(plain(first.label), (match, []))[1].extend(group)
    for match, group in unknown.values():
        _ask(match, group, labels, doubts)


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


def _ask(match: LabelMatch, group: list[Draft], labels: Labels, doubts: Doubts) -> None:
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
    choices += [
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
