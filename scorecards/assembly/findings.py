"""The plain sentences of a scorecard: what one measure says, what a quarter says. By rule, never by hand. Pure.

No sentence counts a measure as something that its row does not say: missed, close, met, hidden, without a target and
without a figure are told apart.
"""

from collections import Counter
from collections.abc import Sequence

from indicators.terms.wording import count_words, mid_sentence
from scorecards.assembly.shown import latest_words, needs_by_figure
from scorecards.payload import Counts, RowShown

ENDINGS = (("met", "met it"), ("close", "came close"), ("missed", "missed it"))
MOVES = {"↑": "up from", "↓": "down from"}


def finding(row: RowShown) -> str:
    """ "Three or more homes in 12 months: 8%, down from 12% a year ago. Getting better"."""
    latest = row["latest"]
    if latest["hidden"]:
        return f"{row['title']}: too few children to show"
    if latest["value"] is None:
        return f"{row['title']}: {latest['reason'][:1].lower()}{latest['reason'][1:] or 'no figure'}"
    said = f"{row['title']}: {latest_words(row)}{since(row)}"
    verdict = row["verdict"]
    if verdict["kind"] not in ("better", "worse"):
        return said
    # a verdict beside a figure that went the other way puzzles; its sentence explains
    return f"{said}. {verdict['rule'] if ', though ' in verdict['rule'] else verdict['word']}"


def since(row: RowShown) -> str:
    """How it stands to a year ago, or to the period before where that is all there is."""
    for key, when in (("year_ago", "a year ago"), ("previous", "last time")):
        change = row[key]  # type: ignore[literal-required]
        if change["word"] and change["cell"]:
            if change["word"] == "same":
                return f", the same as {when}"
            return f", {MOVES.get(change['arrow'], 'from')} {change['cell']['display']} {when}"
    return ""


def headline(counts: Counts, rows: list[RowShown]) -> str:
    """A headline for a quarter whose officers have written none: what is missing and missed comes first."""
    measures = count_words(counts["total"], "measures")
    if counts.get("no_figure", 0) == counts["total"]:
        return f"No figures yet for {'this measure' if counts['total'] == 1 else f'these {measures}'}."
    parts = []
    if missing := counts.get("no_figure", 0):
        parts.append(f"{missing} of {measures} {'has' if missing == 1 else 'have'} no figure.")
    parts.append(judged_words([row["target"]["status"] for row in rows]))
    if attention := [row["title"] for row in rows if needs_by_figure(row)]:
        parts.append(f"{listed(attention)} {'needs' if len(attention) == 1 else 'need'} attention.")
    return " ".join(parts)


def section_answer(rows: list[RowShown]) -> str:
    """An answer for a section whose officers have written none."""
    missed = [row["title"] for row in rows if row["target"]["status"] == "missed"]
    parts = [judged_words([row["target"]["status"] for row in rows])]
    if missed:
        parts.append(f"Missed: {listed(missed)}.")
    if without := [row["title"] for row in rows if row["target"]["status"] == "no_figure"]:
        parts.append(f"No figure: {listed(without)}.")
    return " ".join(parts)


def judged_words(statuses: Sequence[str]) -> str:
    """ "Of 8 measures judged by a target, 5 met it, 1 came close and 2 missed it."

    Without any, why: nothing has a target, or no figure can be judged by one.
    """
    counted = Counter(statuses)
    judged = counted["met"] + counted["close"] + counted["missed"]
    if not judged:
        only_context = counted["none"] == len(statuses)
        return (
            "For context: nothing here has a target."
            if only_context
            else "No figure here can be judged by a target."
        )
    if judged == 1:
        return f"The one measure judged by a target {next(words for status, words in ENDINGS if counted[status])}."
    said = [f"{counted[status]} {words}" for status, words in ENDINGS if counted[status]]
    listing = " and ".join(filter(None, [", ".join(said[:-1]), said[-1]]))
    return f"Of {count_words(judged, 'measures')} judged by a target, {listing}."


def listed(titles: list[str], most: int = 3) -> str:
    """ "A, B and C"; "A, B, C and 2 more" beyond `most`."""
    lowered = [titles[0], *map(mid_sentence, titles[1:])]
    if len(lowered) > most:
        return f"{', '.join(lowered[:most])} and {len(lowered) - most} more"
    return " and ".join(filter(None, [", ".join(lowered[:-1]), lowered[-1]]))
