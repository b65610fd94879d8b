"""What readers get otherwise than before, row by row: figures, words, targets, comparators, hidden numbers. Pure.

Whatever differs between two payloads is told, each part of a row by its name, so that nothing told means that readers
would see no difference: but for what members asked, which no edition freezes.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import NamedTuple

from indicators.terms.nouns import agree
from indicators.terms.wording import count_words
from scorecards.assembly.shown import beside_words, latest_words, shown
from scorecards.payload import CellShown, Counts, DefinitionPart, Payload, RowShown, rows_of

FIGURE, EARLIER, COMMENT = "Figure", "Earlier figures", "Comment"
TARGET, OTHERS, WORDS = "Target", "Similar councils and England", "Words of the measure"
SPLIT, AROUND, VERDICT = "Figures by group", "Events, breaks and what to ask", "How it is judged"
ORDER, REST = "Place on the scorecard", "Something else on its page"
BESIDE_BEFORE = "How it stands to earlier figures"
WHOLE = "Whole scorecard"
AS_IT_WAS, CHANGED = "as it was", "changed"
HIDDEN_CHANGE = "Changed, and hidden in both. Readers see no change."
MOST_PERIODS = 4

# Which part of a row each of its fields belongs to. What is not here is told as something else.
PARTS: Mapping[str, str] = {
    "latest": FIGURE,
    "series": EARLIER,
    "previous": EARLIER,
    "year_ago": EARLIER,
    "commentary": COMMENT,
    "target": TARGET,
    **dict.fromkeys(("comparison", "no_comparison", "annual", "areas"), OTHERS),
    "breakdowns": SPLIT,
    **dict.fromkeys(("events", "breaks", "questions"), AROUND),
    **dict.fromkeys(
        (
            "verdict",
            "long_run",
            "long_run_kind",
            "limits",
            "sample",
            "needs_attention",
            "attention",
            "flags",
            "finding",
        ),
        VERDICT,
    ),
    "number": ORDER,
}
# What follows from another part that has changed is not told once more.
FOLLOWS = {
    VERDICT: {FIGURE, EARLIER, TARGET, OTHERS},
    AROUND: {FIGURE, EARLIER},
    EARLIER: {FIGURE},
    BESIDE_BEFORE: {FIGURE},
}
_OF_SERIES = {"series", "previous", "year_ago"}
_DEFINITION = frozenset(DefinitionPart.__annotations__)


class Change(NamedTuple):
    """One thing that differs. `code` is the measure's, "" for the whole scorecard; `does` what comes of it."""

    code: str
    title: str
    part: str
    before: str
    after: str
    does: str = ""


def changes_between(before: Payload, after: Payload, hidden: Collection[str] = ()) -> list[Change]:
    """In the order of the scorecard, the whole first. `hidden` are codes of measures whose hidden number has changed:
    for officers alone.
    """
    were = {row["code"]: row for row in rows_of(before)}
    found = list(_of_whole(before, after))
    for row in rows_of(after):
        was = were.pop(row["code"], None)
        if was is None:
            found.append(Change(row["code"], row["title"], "New on the scorecard", "–", latest_words(row)))
            continue
        found += _of_row(was, row)
        if row["code"] in hidden and was["latest"] == row["latest"]:
            said = latest_words(row)
            found.append(Change(row["code"], row["title"], FIGURE, said, said, HIDDEN_CHANGE))
    found += [
        Change(row["code"], row["title"], "Not on the scorecard any more", latest_words(row), "–")
        for row in were.values()
    ]
    return found


def figures_changed(before: Payload, after: Payload) -> list[tuple[str, str, str]]:
    """Title, as it was shown and as it is shown, of every measure that is shown another figure of the same period."""
    were = {row["code"]: row["latest"] for row in rows_of(before)}
    return [
        (row["title"], were[row["code"]]["display"], row["latest"]["display"])
        for row in rows_of(after)
        if row["code"] in were
        and were[row["code"]]["period"] == row["latest"]["period"]
        and were[row["code"]]["display"] != row["latest"]["display"]
    ]


def seen_by_readers(changes: Collection[Change]) -> list[Change]:
    return [change for change in changes if change.does != HIDDEN_CHANGE]


def summary_of(changes: Collection[Change], after: Payload) -> str:
    """ "4 changes in 3 measures and the whole scorecard; 22 measures stay as they were." What readers see no change of
    is told apart."""
    seen = seen_by_readers(changes)
    codes = {change.code for change in seen}
    places = [count_words(len(codes - {""}), "measures")] if codes - {""} else []
    places += ["the whole scorecard"] if "" in codes else []
    stay = len({row["code"] for row in rows_of(after)} - codes)
    said = f"{count_words(len(seen), 'changes')}{' in ' if places else ''}{' and '.join(places)}"
    said += f"; {count_words(stay, 'measures')} {agree(stay, 'stays as it was', 'stay as they were')}."
    if more := len(changes) - len(seen):
        numbers = count_words(more, "hidden numbers")
        said += f" {numbers} {agree(more, 'has', 'have')} changed too, of which readers see no change."
    return said


def withdrawn_before(standing: Collection[int], number: int) -> range:
    """Numbers of the editions that were withdrawn between that one and the one with which it is compared. `standing`
    are the numbers of those that stand: numbers leave no gap, because no edition is ever deleted."""
    return range(max((each for each in standing if each < number), default=0) + 1, number)


def _of_row(was: RowShown, row: RowShown) -> Iterator[Change]:
    differ = {key for key in was.keys() | row.keys() if was.get(key) != row.get(key)}
    differ.discard("asked")  # what members asked is read anew at every visit, whatever the edition
    if [related["code"] for related in was["related"]] == [related["code"] for related in row["related"]]:
        differ.discard("related")  # how another measure stands is told of that one
    parts = {_part(key) for key in differ}
    if TARGET in parts and _aim(was) == _aim(
        row
    ):  # whether it is met is told with the figure, or as a judgement
        parts = parts - {TARGET} | {VERDICT}
    if was["series"][:-1] == row["series"][:-1]:
        parts.discard(EARLIER)
        parts |= {FIGURE if "latest" in differ else BESIDE_BEFORE} if differ & _OF_SERIES else set()
    for part in dict.fromkeys((*PARTS.values(), BESIDE_BEFORE, WORDS, REST)):
        if part in parts and not FOLLOWS.get(part, set()) & parts:
            before, after = _told_apart(*_said(part, was, row))
            yield Change(row["code"], row["title"], part, before, after, _does(part, was, row))


def _told_apart(before: str, after: str) -> tuple[str, str]:
    """What differs elsewhere than in these words is not told as if it did not."""
    return (before, after) if before != after else (AS_IT_WAS, CHANGED)


def _aim(row: RowShown) -> tuple[object, ...]:
    target = row["target"]
    return target["value"], target.get("upper"), target["tolerance"], target["display"], target["set_by"]


def _part(key: str) -> str:
    return PARTS.get(key, WORDS if key in _DEFINITION else REST)


def _said(part: str, was: RowShown, row: RowShown) -> tuple[str, str]:
    if part == FIGURE:
        return _figure(was), _figure(row)
    if part == EARLIER:
        return _earlier(was, row)
    if part == COMMENT:
        return _comment(was), _comment(row)
    if part == TARGET:
        return was["target"]["display"] or "no target", row["target"]["display"] or "no target"
    if part == OTHERS:
        return _beside(was), _beside(row)
    if part == VERDICT:
        return _judged(was), _judged(row)
    if part == ORDER:
        return was["number"], row["number"]
    if part == WORDS and was["title"] != row["title"]:
        return was["title"], row["title"]
    return AS_IT_WAS, CHANGED


def _figure(row: RowShown) -> str:
    people = row["latest"]["people"] or row["latest"]["reason"]
    return f"{latest_words(row)} ({people})" if people else latest_words(row)


def _earlier(was: RowShown, row: RowShown) -> tuple[str, str]:
    old = {cell["period"]: cell for cell in was["series"][:-1]}
    new = {cell["period"]: cell for cell in row["series"][:-1]}
    changed = [code for code in dict.fromkeys((*old, *new)) if old.get(code) != new.get(code)]
    more = f" and {len(changed) - MOST_PERIODS} more" if len(changed) > MOST_PERIODS else ""
    before, after = (
        ", ".join(f"{_label(code, old, new)}: {_cell(cells.get(code))}" for code in changed[:MOST_PERIODS])
        + more
        for cells in (old, new)
    )
    return before, after


def _label(code: str, old: Mapping[str, CellShown], new: Mapping[str, CellShown]) -> str:
    return (new.get(code) or old[code])["label"]


def _cell(cell: CellShown | None) -> str:
    if cell is None:
        return "–"
    return f"{shown(cell)} ({cell['people']})" if cell["people"] else shown(cell)


def _comment(row: RowShown) -> str:
    said = row["commentary"]
    return said["text"] if said else "no comment"


def _beside(row: RowShown) -> str:
    compared = row["comparison"]
    return f"{compared['period']}: {beside_words(compared)}" if compared else row["no_comparison"] or "none"


def _judged(row: RowShown) -> str:
    flags = ", ".join(flag["text"] for flag in row["flags"])
    return ", ".join(filter(None, [row["target"]["word"], row["verdict"]["word"], flags]))


def _does(part: str, was: RowShown, row: RowShown) -> str:
    if part not in (FIGURE, EARLIER, TARGET, OTHERS):
        return "Words only." if part in (COMMENT, WORDS) else ""
    said = [
        _stays(was["target"]["word"], row["target"]["word"]),
        _stays(was["verdict"]["word"], row["verdict"]["word"]),
    ]
    now, then = ({flag["text"] for flag in each["flags"]} for each in (row, was))
    said += [f"The flag “{flag}” goes." for flag in sorted(then - now)]
    said += [f"It is now marked “{flag}”." for flag in sorted(now - then)]
    return " ".join(filter(None, said))


def _stays(before: str, after: str) -> str:
    return f"Still {after}." if before == after else f"{before} becomes {after}."


def _of_whole(before: Payload, after: Payload) -> Iterator[Change]:
    if before["headline"] != after["headline"]:
        yield Change("", "The headline", "Words", before["headline"], after["headline"])
    yield from _of_sections(before, after)
    for key, title in (
        ("scorecard", "The title or committee"),
        ("council", "The council’s name"),
        ("comparators", "Who similar councils are"),
        ("lines", "Key lines of enquiry and their evidence"),
        ("notes", "Notes at the end"),
        ("schema", "How it is stored"),
    ):
        if before.get(key) != after.get(key):
            yield Change("", title, WHOLE, AS_IT_WAS, CHANGED)
    yield from _of_counts("How many measures are on target", before["counts"], after["counts"])
    was, now = before["previous_counts"], after["previous_counts"]
    yield from _of_counts("How many measures were on target before", was, now)


def _of_counts(title: str, was: Counts | None, now: Counts | None) -> Iterator[Change]:
    if was != now:
        yield Change("", title, WHOLE, *_told_apart(_counts(was), _counts(now)))


def _of_sections(before: Payload, after: Payload) -> Iterator[Change]:
    old = {part["slug"]: part for part in before["sections"]}
    for part in after["sections"]:
        was = old.pop(part["slug"], None)
        if was is None:
            yield Change("", part["question"], "New section", "–", part["answer"])
            continue
        if was["answer"] != part["answer"]:
            yield Change("", part["question"], "Answer", was["answer"], part["answer"])
        if any(was.get(key) != part.get(key) for key in ("question", "short", "line")):
            said = _told_apart(was["question"], part["question"])
            yield Change("", part["question"], "Question", *said)
    for was in old.values():
        yield Change("", was["question"], "Section taken away", was["answer"], "–")
    orders = [[part["slug"] for part in each["sections"]] for each in (before, after)]
    if orders[0] != orders[1] and set(orders[0]) == set(orders[1]):
        yield Change("", "The sections", "Order", AS_IT_WAS, CHANGED)


def _counts(counts: Counts | None) -> str:
    if counts is None:
        return "–"
    return f"{counts['met']} met, {counts['close']} close, {counts['missed']} missed of {counts['total']}"
