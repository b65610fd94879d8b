"""The plain sentences of a scorecard: what one measure says, what a quarter says. By rule, never by hand. Pure."""

from indicators.terms.nouns import agree
from indicators.terms.wording import count_words
from scorecards.payload import Counts, RowShown

MOVES = {"↑": "up from", "↓": "down from"}


def finding(row: RowShown) -> str:
    """ "Three or more homes in 12 months: 8%, down from 12% a year ago. Getting better"."""
    latest = row["latest"]
    if latest["hidden"]:
        return f"{row['title']}: too few children to show"
    if latest["value"] is None:
        return f"{row['title']}: {latest['reason'][:1].lower()}{latest['reason'][1:] or 'no figure'}"
    said = f"{row['title']}: {latest['display']}{since(row)}"
    real = row["verdict"]["kind"] in ("better", "worse")
    return f"{said}. {row['verdict']['word']}" if real else said


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
    """A headline for a quarter whose officers have written none: exceptions first, then what is on target."""
    judged = counts["total"] - counts["none"] - counts["hidden"]
    if not judged:
        total = counts["total"]
        none = agree(total, "It has no", "None of them has a")
        return f"{count_words(total, 'measures')} {agree(total, 'is', 'are')} shown. {none} target to be judged by."
    attention = [row["title"] for row in rows if row["needs_attention"]]
    measures, be = count_words(judged, "measures"), agree(min(judged, counts["met"] or judged), "is", "are")
    parts = [f"{counts['met']} of {measures} with a target {be} on it and {counts['missed']} missed it."]
    if attention:
        parts.append(f"{listed(attention)} {'needs' if len(attention) == 1 else 'need'} attention.")
    return " ".join(parts)


def section_answer(rows: list[RowShown]) -> str:
    """An answer for a section whose officers have written none."""
    judged = [
        row["target"]["status"] for row in rows if row["target"]["status"] in ("met", "close", "missed")
    ]
    if not judged:
        return "For context: nothing here has a target."
    missed = [row["title"] for row in rows if row["target"]["status"] == "missed"]
    start = f"{judged.count('met')} of {len(judged)} on target."
    return f"{start} Missed: {listed(missed)}." if missed else start


def listed(titles: list[str], most: int = 3) -> str:
    """ "A, B and C"; "A, B, C and 2 more" beyond `most`."""
    lowered = [titles[0], *(title[:1].lower() + title[1:] for title in titles[1:])]
    if len(lowered) > most:
        return f"{', '.join(lowered[:most])} and {len(lowered) - most} more"
    return " and ".join(filter(None, [", ".join(lowered[:-1]), lowered[-1]]))
