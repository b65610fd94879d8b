"""What the page of change and target says of all its measures together. Pure."""

from indicators.statistics.process_chart import FEWEST
from indicators.terms.nouns import agree
from indicators.terms.vocabulary import Basis
from indicators.terms.wording import count_words
from scorecards.overviews.matrix.placing import APART, Apart, Placed
from scorecards.payload import RowShown

NOTHING = "No measure has both a target and a figure"
_APART: dict[Apart, tuple[str, str]] = {
    "no target": ("has no target", "have no target"),
    "no figure": ("has no figure", "have no figure"),
    "hidden": ("is hidden", "are hidden"),
}
# By how it is counted: why one figure depends on the one before.
_DEPENDS: dict[str, str] = {
    Basis.POINT: "counted on one day",
    Basis.YEAR_TO_DATE: "counted from April on",
    Basis.ROLLING: "counted over 12 months",
}


def heading(found: Placed) -> str:
    """ "Of 22 measures 2 got worse, 2 got better; 1 will usually meet its target, 2 will usually miss theirs"."""
    number = found.judged
    if number < 2:
        return "One measure has both a target and a figure" if number else NOTHING
    return f"Of {count_words(number, 'measures')} {_changes(found)}; {_prospects(found)}"


def _changes(found: Placed) -> str:
    numbers = (("got worse", found.changed("worse")), ("got better", found.changed("better")))
    said = [f"{number} {words}" for words, number in numbers if number]
    return ", ".join(said) or "none is known to have got worse or better lately"


def _prospects(found: Placed) -> str:
    said = [
        f"{number} will usually {verb} {agree(number, 'its target', 'their targets')}"
        for verb, number in (("meet", found.expected("meets")), ("miss", found.expected("misses")))
        if number
    ]
    if said:
        return ", ".join(said)
    either = found.expected("either")
    if either:
        return f"{either} {agree(either, 'meets its target', 'meet their targets')} at some times and not at others"
    return "whether targets will be met cannot be foretold"


def counted_apart(found: Placed) -> str:
    """ "22 of 30 measures have a target and a figure; of the other 8, 5 have no target, 3 have no figure."."""
    reasons = [(reason, len(found.apart.get(reason, []))) for reason in APART]
    others = sum(number for _, number in reasons)
    total, judged = found.judged + others, found.judged
    if not total:
        return "This scorecard has no measures yet."
    if not others:
        return (
            f"{'The one measure has' if total == 1 else f'All {total} measures have'} a target and a figure."
        )
    said = [f"{number} {agree(number, *_APART[reason])}" for reason, number in reasons if number]
    if total == 1:
        return f"The one measure {said[0].removeprefix('1 ')}."
    if not judged:
        return f"Of {total} measures none has both: {', '.join(said)}."
    have = f"{judged} of {total} measures {agree(judged, 'has', 'have')} a target and a figure"
    if others == 1:
        return f"{have}; the other {said[0].removeprefix('1 ')}."
    if len(said) == 1:
        return f"{have}; the other {said[0]}."
    return f"{have}; of the other {others}, {', '.join(said)}."


def why_unknown(row: RowShown) -> str:
    """Why it cannot be foretold whether the row's target will be met: why no process chart stands behind it."""
    verdict = row["verdict"]
    method = verdict.get("method")
    if method is None:
        return "the edition does not keep which rule found a change"
    if row["basis"] != Basis.PERIOD:
        return _DEPENDS.get(row["basis"], "its figures depend on each other")
    if (number := figures_since_break(row)) < FEWEST:
        return (
            f"{number} {agree(number, 'figure', 'figures')} in one series, and a usual range needs {FEWEST}"
        )
    if method == "steady baseline":
        return "it had never moved before"
    if not method:
        return "it could not be tested"
    return "its figures drift, jump or hardly move"


def figures_since_break(row: RowShown) -> int:
    start = max((one["start"] for one in row["breaks"]), default="")
    return sum(cell["value"] is not None and cell["start"] >= start for cell in row["series"])
