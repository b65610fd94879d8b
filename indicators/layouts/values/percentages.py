"""Decides which percentages are stored as fractions, or typed a hundred times too large or too small. Pure."""

from collections.abc import Mapping, Sequence
from statistics import median

from indicators.layouts.cells.contents import decimals_of
from indicators.layouts.drafts.collecting import Groups
from indicators.layouts.drafts.doubts import LEAVE_OUT, TAKE, Doubts
from indicators.layouts.drafts.draft import Draft
from indicators.layouts.labels.names import Labels
from indicators.layouts.labels.words import says_percent
from indicators.layouts.proposals import Choice, DoubtKind
from indicators.terms.vocabulary import WITH_PER_CENT_SIGN, Unit

_OUT = Choice(LEAVE_OUT, "Leave it out")
# A slip of the per cent format is a hundredfold: what is left then is as near to its neighbours as usual change is.
_NEAR = 1.6
_MANY, _A_SHARE = 3, 0.05
_OTHER_SCALE = (
    30  # times the fractions beside it: no percentage changes so much, 89 beside 0.88 is kept another way
)
_EXACT = 3  # decimals


def is_percent(group: Sequence[Draft], labels: Labels) -> bool:
    """Whether the measure is a percentage: by its indicator, by how it is shown, else by its name."""
    first = group[0]
    if first.indicator is not None:
        return labels.unit(first.indicator) in WITH_PER_CENT_SIGN
    return any(draft.percent for draft in group) or says_percent(first.label)


def set_scales(groups: Groups, labels: Labels, doubts: Doubts) -> None:
    """Values as meant: 79 for 79%, whatever the cell stores."""
    fractions: dict[int, list[list[Draft]]] = {}
    for group in groups:
        if is_percent(group, labels) and not any(draft.waits for draft in group if _bare(draft)):
            found = _fractions(group)
            if found:
                fractions.setdefault(id(group[0].table), []).append(found)
            if found and not any(map(_is_fraction, found)):
                _ask_other_scale(_of_another_scale(found, [draft for draft in group if _bare(draft)]), doubts)
    for group in groups:
        if group[0].indicator is None and not is_percent(group, labels) and id(group[0].table) in fractions:
            # What all around it is: a share of its people, as they confirm.
            fractions[id(group[0].table)].append(
                [draft for draft in group if _bare(draft) and _is_fraction(draft)]
            )
    for small in fractions.values():
        _ask_fractions([group for group in small if group], doubts)
    for group in groups:
        if is_percent(group, labels):
            _slips(group, labels, doubts)
            _tiny(group, doubts)


def _bare(draft: Draft) -> bool:
    return draft.has_number and not draft.percent and "value" in draft.parts


def _fractions(group: list[Draft]) -> list[Draft]:
    """Bare numbers between nought and one, some of them broken, where most of the measure's bare ones are so."""
    bare = [draft for draft in group if _bare(draft)]
    small = [draft for draft in bare if 0 <= (draft.value or 0) <= 1]
    broken = [draft for draft in small if (draft.value or 0) % 1]
    confirmed = [draft for draft in small if _is_fraction(draft)]
    if confirmed or (broken and len(small) == len(bare)) or (broken and _of_another_scale(small, bare)):
        return small if len(small) > len(bare) / 2 else confirmed
    return []


def _of_another_scale(small: Sequence[Draft], bare: Sequence[Draft]) -> list[Draft]:
    """The few of a measure's bare numbers that are kept as percentages where most are fractions."""
    values = [draft.value or 0 for draft in small]
    others = [draft for draft in bare if draft not in small]
    if not others or len(small) <= len(others) or not median(values):
        return []
    return [draft for draft in others if (draft.value or 0) > _OTHER_SCALE * median(values)]


def _is_fraction(draft: Draft) -> bool:
    top, bottom = draft.numerator, draft.denominator
    if top is None or not bottom or draft.value is None:
        return False
    return abs(top / bottom - draft.value) < 0.006


def _ask_other_scale(odd: Sequence[Draft], doubts: Doubts) -> None:
    for draft in odd:
        doubts.ask(
            DoubtKind.CELL,
            [draft.address()],
            f"{draft.value:g} stands among fractions: it is kept another way than those beside it.",
            [draft],
            choices=(Choice(TAKE, f"{draft.value:g}% is right", likely=True), _OUT),
            holds=True,
        )


def _ask_fractions(found: list[list[Draft]], doubts: Doubts) -> None:
    """One question for a table whose measures are all kept so; else one for each of the few that are."""
    drafts = [draft for group in found for draft in group]
    columns = {draft.main.at[1] for draft in drafts}
    # Hardly ever are several measures all below one per cent, and most of them above a twentieth of it.
    many = len(found) >= _MANY and median(draft.value or 0 for draft in drafts) > _A_SHARE
    for about in [drafts] if many or len(columns) == 1 else found:
        sure = many or any(_is_fraction(draft) for draft in about) or _are_exact(about)
        answer = doubts.ask(
            DoubtKind.COLUMN if about is drafts and len(about) > 1 else DoubtKind.ROW,
            _column_cells(about) if len(columns) == 1 else [draft.address() for draft in about],
            f"Percentages stand here as fractions ({about[0].value:g}) in cells without a per cent format.",
            about,
            reading="times 100" if sure else "",
            choices=(
                Choice(TAKE, "Times 100", likely=True),
                Choice("text:as they stand", "As they stand: they are below one per cent"),
                _OUT,
            ),
            holds=not sure,
        )
        if answer != "text:as they stand":
            for draft in about:
                times_hundred(draft)


def _are_exact(drafts: Sequence[Draft]) -> bool:
    """A row of 0.906, 0.898, 0.911: nobody keeps shares below one per cent to a thousandth of one."""
    values = [draft.value or 0 for draft in drafts]
    exact = sum(decimals_of(value) >= _EXACT for value in values)
    return len(values) >= _MANY and exact * 2 > len(values) and median(values) > _A_SHARE


def _column_cells(drafts: Sequence[Draft]) -> list[str]:
    """All of the column, since it is the column that is in doubt."""
    first = drafts[0]
    grid, column = first.sheet.grid, first.main.at[1]
    body = [row for row in first.table.body if grid.cell(row, column)]
    return [grid.address(row, column) for row in body]


def times_hundred(draft: Draft) -> None:
    if draft.value is not None:
        draft.shown = draft.shown or draft.main.reading.shown
        draft.value = float(f"{draft.value * 100:.13g}")
        draft.decimals = decimals_of(draft.value)


def _slips(group: Sequence[Draft], labels: Labels, doubts: Doubts) -> None:
    code = group[0].indicator
    ratio = code is not None and labels.unit(code) in (Unit.RATIO, Unit.CHANGE)
    high = [
        draft for draft in group if draft.has_number and (draft.value or 0) > 100 and "value" in draft.parts
    ]
    if len(high) >= _MANY and not ratio:
        _ask_high(high, doubts)
    for draft in group:
        if not draft.has_number or draft.waits or draft.value is None or "value" not in draft.parts:
            continue
        others = [
            one.value for one in group if one is not draft and one.has_number and one.value and not one.waits
        ]
        usual = median(others) if len(others) >= 2 else None
        if draft.value > 100 and not ratio:
            likely = draft.value / 100 if usual is None or _near(draft.value / 100, usual) else None
            _ask_slip(draft, f"Shown as {draft.main.reading.shown}: more than 100 per cent.", likely, doubts)
        elif (
            usual
            and 0 < draft.value <= 1.05
            and _near(draft.value * 100, usual)
            and not _near(draft.value, usual)
        ):
            why = f"Shown as {draft.main.reading.shown}; those beside it are near {usual:g}%."
            _ask_slip(draft, why, draft.value * 100, doubts)


def _ask_high(high: Sequence[Draft], doubts: Doubts) -> None:
    """Too many to be slips: they are of something else."""
    doubts.ask(
        DoubtKind.ROW,
        [draft.address() for draft in high],
        f"Numbers above 100 stand here ({high[0].main.reading.shown}); the measure is a percentage.",
        high,
        choices=(Choice(TAKE, "Take them as they stand"), _OUT),
        holds=True,
    )


def _near(value: float, usual: float) -> bool:
    return usual / _NEAR <= value <= usual * _NEAR


def _ask_slip(draft: Draft, why: str, likely: float | None, doubts: Doubts) -> None:
    stood = draft.value or 0.0
    meant = float(f"{likely:.10g}") if likely is not None else None
    choices: Mapping[str, Choice] = {
        "likely": Choice(f"value:{meant}", f"{meant:g}% is meant", likely=True)
        if meant is not None
        else _OUT,
        "stood": Choice(TAKE, f"{stood:g}% is right"),
        "out": _OUT,
    }
    answer = doubts.ask(
        DoubtKind.CELL,
        [draft.address()],
        why,
        [draft],
        choices=tuple(dict.fromkeys(choices.values())),
        holds=True,
    )
    typed = _value(answer)
    draft.shown = draft.main.reading.shown
    if typed is not None:
        draft.value = typed
    elif answer != TAKE and meant is not None:
        draft.value = meant


def _value(answer: str) -> float | None:
    try:
        return float(answer[6:]) if answer.startswith("value:") else None
    except ValueError:
        return None


def _tiny(group: Sequence[Draft], doubts: Doubts) -> None:
    """Shares below one per cent, which may be fractions that somebody typed into cells of percentages."""
    tiny = [draft for draft in group if _is_tiny(draft)]
    for about in [tiny] if len(tiny) >= _MANY else [[draft] for draft in tiny]:
        first = about[0]
        answer = doubts.ask(
            DoubtKind.CELL if len(about) == 1 else DoubtKind.ROW,
            [draft.address() for draft in about],
            f"{first.main.reading.shown} has its per cent sign, so {first.value:g} per cent is meant; no people stand "
            "beside it to confirm a share below one per cent.",
            about,
            reading=f"{first.value:g}",
            choices=(
                Choice(TAKE, f"{first.value:g}% is right", likely=True),
                Choice("text:times 100", f"{(first.value or 0) * 100:g}% is meant"),
                _OUT,
            ),
        )
        if answer == "text:times 100":
            for draft in about:
                times_hundred(draft)


def _is_tiny(draft: Draft) -> bool:
    if draft.waits or not draft.percent or draft.value is None or not 0 < draft.value < 1 or draft.symbol:
        return False
    return draft.numerator is None or not draft.denominator
