"""Decides what the cells of one figure come to: its number with the people behind it, a symbol, or a doubt. Pure."""

from collections.abc import Mapping, Sequence
from datetime import date

from indicators.files.books.cells import NO_RESULT
from indicators.layouts.cells.contents import Reading, Said
from indicators.layouts.cells.marks import DOES_NOT_APPLY, PROMISED, meaning_of, symbol_of_words
from indicators.layouts.drafts.doubts import LEAVE_OUT, TAKE, Doubts
from indicators.layouts.drafts.draft import Draft, Part
from indicators.layouts.headings.roles import Role
from indicators.layouts.proposals import Choice, DoubtKind
from indicators.terms.vocabulary import SYMBOL_MEANINGS

_OUT = Choice(LEAVE_OUT, "Leave it out")
_SYMBOLS = ("x", "z", "c", "p")
YEARLY = "says that the measure is reported once a year"


def set_values(drafts: Sequence[Draft], key: Mapping[str, str], doubts: Doubts) -> None:
    """`key` is what the file itself says that its marks stand for."""
    unclear: dict[str, list[Draft]] = {}
    for draft in drafts:
        _set_value(draft, key, doubts)
        if draft.mark:
            unclear.setdefault(draft.mark, []).append(draft)
    for found in unclear.values():
        _ask_mark(found, doubts)


def _said(draft: Draft, name: str) -> Reading | None:
    part = draft.parts.get(name)
    return part.reading if part else None


def _set_value(draft: Draft, key: Mapping[str, str], doubts: Doubts) -> None:
    value, top, bottom = (_said(draft, name) for name in ("value", "numerator", "denominator"))
    draft.numerator, draft.denominator = _number(top), _number(bottom)
    if _nothing_of_nothing(draft, value, doubts):
        return
    if any(one and one.said is Said.DAY for one in (value, top, bottom)):
        _ask_day(draft, doubts)
        return
    main = value or top or bottom
    if main is None:
        return
    if top and top.said is Said.MARK and (value is None or value.said is not Said.NUMBER):
        main = value if value and value.said is Said.MARK else top
    match main.said:
        case Said.NUMBER:
            _take_number(draft, main)
        case Said.MARK:
            _take_mark(draft, main, key, doubts)
        case Said.ONCE_A_YEAR:
            draft.out = YEARLY
        case Said.STARRED:
            _ask_starred(draft, main, doubts)
        case Said.ERROR if main.shown == NO_RESULT and _is_empty_row(draft):
            draft.out = "a formula without a stored result, and no numbers to work it out from"
        case Said.ERROR:
            _ask_error(draft, main, doubts)
        case _:
            _ask_text(draft, main, doubts)


def _number(reading: Reading | None) -> float | None:
    return reading.value if reading and reading.said is Said.NUMBER else None


def _take_number(draft: Draft, main: Reading) -> None:
    draft.value, draft.percent, draft.decimals = main.value, main.percent, main.decimals
    if main.numerator is not None:
        draft.numerator, draft.denominator = main.numerator, main.denominator
    if _fewer_digits(main):
        draft.shown = main.shown
    if "value" not in draft.parts and "numerator" in draft.parts and draft.denominator is not None:
        draft.value, draft.decimals = None, 0  # to be worked out from the people
    elif "value" not in draft.parts and "numerator" not in draft.parts:
        draft.out = "a denominator without its numerator or result"


def _fewer_digits(reading: Reading) -> bool:
    shown = reading.shown.strip("%\u00a3 ").replace(",", "")
    return len(shown.partition(".")[2]) < reading.decimals


def _nothing_of_nothing(draft: Draft, value: Reading | None, doubts: Doubts) -> bool:
    """0 of 0 gives no share, whatever the spreadsheet shows of it."""
    if (
        draft.numerator != 0
        or draft.denominator != 0
        or (value and value.said is Said.NUMBER and value.value)
    ):
        return False
    draft.symbol, draft.numerator, draft.denominator = DOES_NOT_APPLY, None, None
    doubts.ask(
        DoubtKind.CELL,
        draft.cells,
        "0 of 0: nothing to divide, so it does not apply. The two zeros stay out of the figure.",
        [draft],
        reading="does not apply (z)",
        choices=(Choice(TAKE, "Does not apply", likely=True), _OUT),
    )
    return True


def _take_mark(draft: Draft, main: Reading, key: Mapping[str, str], doubts: Doubts) -> None:
    meaning = meaning_of(main.mark, key)
    draft.shown = main.shown
    draft.numerator = None
    if meaning.symbol and (meaning.symbol != PROMISED or draft.note):
        draft.symbol = meaning.symbol
        return
    if meaning.symbol == PROMISED:
        answer = doubts.ask(
            DoubtKind.SYMBOL,
            [draft.address()],
            f'Says "{main.shown}" and not when the figure is expected, which must stand with it.',
            [draft],
            reading="not yet available (p), without the day",
            choices=(Choice(TAKE, "Not yet available", likely=True), *_symbols("", _SYMBOLS[:-1]), _OUT),
        )
        draft.symbol = _symbol(answer) or PROMISED
        return
    draft.symbol = symbol_of_words(draft.note)
    if not draft.symbol:
        draft.symbol, draft.mark = meaning.likely, main.mark


def _ask_mark(found: list[Draft], doubts: Doubts) -> None:
    """Once for each mark, wherever it stands: a file means one thing by it."""
    first = found[0]
    answer = doubts.ask(
        DoubtKind.SYMBOL,
        [draft.address() for draft in found],
        f'"{first.shown}" may mean that it does not apply (z), is not available (x) or is hidden (c); the file does '
        "not say.",
        found,
        choices=(*_symbols(first.symbol), _OUT),
        holds=True,
    )
    for draft in found:
        draft.symbol = _symbol(answer) or draft.symbol


def _symbols(likely: str, offered: Sequence[str] = _SYMBOLS) -> tuple[Choice, ...]:
    return tuple(
        Choice(
            f"symbol:{one}", SYMBOL_MEANINGS[one][:1].upper() + SYMBOL_MEANINGS[one][1:], likely=one == likely
        )
        for one in offered
    )


def _symbol(answer: str) -> str:
    symbol = answer.removeprefix("symbol:")
    return symbol if symbol != answer and symbol in SYMBOL_MEANINGS else ""


def _ask_starred(draft: Draft, main: Reading, doubts: Doubts) -> None:
    draft.value, draft.percent, draft.decimals = main.value, main.percent, main.decimals
    draft.shown = main.shown
    answer = doubts.ask(
        DoubtKind.CELL,
        [draft.address()],
        f'"{main.shown}": the star may be a footnote\'s mark, or say that the number must not be shown.',
        [draft],
        choices=(
            Choice(TAKE, f"A footnote: take {main.value:g}", likely=True),
            Choice("symbol:c", "Hidden"),
            _OUT,
        ),
        holds=True,
    )
    draft.symbol = _symbol(answer)


def _ask_error(draft: Draft, main: Reading, doubts: Doubts) -> None:
    draft.shown = main.shown
    worked_out = bool(draft.numerator is not None and draft.denominator)
    answer = doubts.ask(
        DoubtKind.CELL,
        [draft.address()],
        "The formula has no stored result: open the file, save it, and bring it again."
        if main.shown == NO_RESULT
        else f"The cell holds the error {main.shown} in place of a figure.",
        [draft],
        choices=(
            *(
                (Choice(TAKE, "Work it out from numerator and denominator", likely=True),)
                if worked_out
                else ()
            ),
            *_symbols("" if worked_out else "x"),
            _OUT,
        ),
        holds=True,
    )
    draft.symbol = _symbol(answer) or ("" if worked_out else "x")


def _is_empty_row(draft: Draft) -> bool:
    """Whether the numbers that its formula would divide have columns, and are not there: a period to come."""
    roles = {heading.role for heading in draft.table.figures.values()}
    return len(draft.parts) == 1 and bool(roles & {Role.NUMERATOR, Role.DENOMINATOR})


def _ask_text(draft: Draft, main: Reading, doubts: Doubts) -> None:
    draft.shown = main.shown
    draft.symbol = "x"
    answer = doubts.ask(
        DoubtKind.CELL,
        [draft.address()],
        f'Text in place of a figure: "{main.shown[:80]}".',
        [draft],
        choices=(*_symbols("x"), _OUT),
        holds=True,
    )
    draft.symbol = _symbol(answer) or draft.symbol


def _ask_day(draft: Draft, doubts: Doubts) -> None:
    """A spreadsheet takes 7/12 for a day. Where the result stands in its own cell it is taken without its people."""
    name, part = next((name, part) for name, part in draft.parts.items() if part.reading.said is Said.DAY)
    meant = _fraction(part)
    value = draft.parts.get("value")
    draft.numerator = draft.denominator = None
    alone = value is None or value.reading.said is not Said.NUMBER
    answer = doubts.ask(
        DoubtKind.CELL,
        [draft.sheet.grid.address(*part.at)],
        f"A date among the numbers ({part.reading.shown}): the spreadsheet may have taken {meant[0]}/{meant[1]} for "
        "a day." + ("" if alone else " The result is taken without its people."),
        [draft],
        reading="" if alone else "without its numerator and denominator",
        choices=(Choice(f"value:{meant[0]}/{meant[1]}", f"{meant[0]} of {meant[1]}", likely=True), _OUT),
        holds=alone,
    )
    if value is not None and not alone:
        _take_number(draft, value.reading)
    if alone or answer.startswith("value:"):
        draft.numerator, draft.denominator = float(meant[0]), float(meant[1])
    if name != "value" and not alone:
        draft.shown = draft.shown or (value.reading.shown if value else "")


def _fraction(part: Part) -> tuple[int, int]:
    try:
        day = date.fromisoformat(part.reading.shown)
    except ValueError:
        return 0, 0
    return day.day, day.month
