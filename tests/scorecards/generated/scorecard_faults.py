"""What a scorecard as a whole may not say: its headline, counts, answers and list of attention against its rows."""

import re
from collections import Counter
from collections.abc import Iterator

from scorecards.assembly.attention import heading_of, needing_attention
from scorecards.payload import Payload, RowShown, rows_of

STATUSES = ("missed", "close", "met", "none", "hidden", "no_figure")
ENDINGS = {"met it": "met", "came close": "close", "missed it": "missed"}


def missing_in(row: RowShown) -> bool:
    """Whether there is no number, and not because it is hidden; these are told apart from the others."""
    return row["latest"]["value"] is None and not row["latest"]["hidden"] and row["latest"]["symbol"] != "c"


def counts(payload: Payload) -> Iterator[str]:
    """The counts are those of the rows, and add up to all of them."""
    found, rows = payload["counts"], rows_of(payload)
    tally = Counter(row["target"]["status"] for row in rows)
    if {status: found[status] for status in STATUSES} != {status: tally[status] for status in STATUSES}:
        yield f"{found} of {dict(tally)}"
    for one in filter(None, (found, payload["previous_counts"])):
        if sum(one[status] for status in STATUSES) != one["total"]:
            yield f"{one} does not add up"


def judged(said: str, rows: list[RowShown]) -> Iterator[str]:
    """What a text says of met, close and missed measures of these rows."""
    tally = Counter(row["target"]["status"] for row in rows)
    number = tally["met"] + tally["close"] + tally["missed"]
    told = {
        ENDINGS[ending]: int(count)
        for count, ending in re.findall(r"(\d+) (met it|came close|missed it)", said)
    }
    one = re.search(r"The one measure judged by a target (met it|came close|missed it)\.", said)
    if one:
        told = {ENDINGS[one[1]]: 1}
    of = re.search(r"Of (\d+) measures judged", said)
    if told != {status: tally[status] for status in ("met", "close", "missed") if tally[status]}:
        yield f"{said!r} of {dict(tally)}"
    if of and int(of[1]) != number:
        yield f"{said!r} of {number}"
    if "nothing here has a target" in said and tally["none"] != len(rows):
        yield f"{said!r} of {dict(tally)}"


def headline(payload: Payload) -> Iterator[str]:
    """The headline counts what its rows are, and names those that need attention."""
    said, rows = payload["headline"], rows_of(payload)
    missing = [row for row in rows if row["target"]["status"] == "no_figure"]
    if said.startswith("No figures yet"):
        if len(missing) != len(rows):
            yield said
        return
    told = re.match(r"(\d+) of (\d+) measures? (?:has|have) no figure", said)
    if (int(told[1]), int(told[2])) != (len(missing), len(rows)) if told else missing:
        yield f"{said!r} with {len(missing)} of {len(rows)} missing"
    yield from judged(said, rows)
    needing = [row["title"] for row in rows if row["needs_attention"] and not missing_in(row)]
    named = [row["title"] for row in rows if row["title"].casefold() in said.casefold()]
    if named != needing[:3]:
        yield f"{said!r} names {named} of {needing}"


def answers(payload: Payload) -> Iterator[str]:
    """A section's answer counts its rows, and names every one that is missed or missing."""
    for section in payload["sections"]:
        said, rows = section["answer"], section["rows"]
        yield from judged(said, rows)
        for words, status in (("Missed: ", "missed"), ("No figure: ", "no_figure")):
            there = any(row["target"]["status"] == status for row in rows)
            if (words in said) is not there:
                yield f"{said!r}, {status} is {there}"


def attention(payload: Payload) -> Iterator[str]:
    """The list of attention is that of its rows; "No measure needs attention" stands above none missed or missing."""
    rows, said = rows_of(payload), heading_of(payload)
    needing = [row["code"] for row in rows if row["needs_attention"] and not missing_in(row)]
    if [one["code"] for one in needing_attention(payload)] != needing:
        yield "the list is not that of the rows"
    if needing and not said.startswith(f"{len(needing)} of {len(rows)} "):
        yield f"{said!r} of {len(needing)}"
    tally = Counter(row["target"]["status"] for row in rows)
    without = sum(map(missing_in, rows))
    if said == "No measure needs attention" and (needing or tally["missed"] or without):
        yield f"{said!r} above {dict(tally)}"
    told = re.search(r"(?:^|; )(\d+) (?:of \d+ measures? )?(?:has|have) no figure", said)
    if (without not in (0, len(rows)) and (told is None or int(told[1]) != without)) or (
        told and not without
    ):
        yield f"{said!r} with {without} without a figure"
    missed = re.match(r"(\d+) of \d+ measures? missed", said)
    if not needing and without < len(rows) and (int(missed[1]) if missed else 0) != tally["missed"]:
        yield f"{said!r} with {tally['missed']} missed"


SCORECARD_FAULTS = (counts, headline, answers, attention)
