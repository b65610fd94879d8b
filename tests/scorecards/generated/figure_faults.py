"""What the words beside a row's own figures may not say: each function yields what it found, its docstring is why."""

import re
from collections.abc import Iterator
from decimal import Decimal

from scorecards.assembly.shown import latest_words
from scorecards.editions.exceptions import exceptions_of
from scorecards.payload import ChangeShown, RowShown
from tests.payloads import make_payload

from .read import good, number_of, numbers_in, step

WHENS = {"a year ago": "year_ago", "last time": "previous"}
GOING = {"better": None, "worse": None, "up": 1, "down": -1}


def changes(row: RowShown) -> Iterator[ChangeShown]:
    yield from (row["previous"], row["year_ago"])


def direction_words(row: RowShown) -> Iterator[str]:
    """Better, worse, higher, lower, the same and the arrow follow the two figures that are shown."""
    for change in changes(row):
        if not change["word"]:
            continue
        way = step(latest_words(row), change["cell"]["display"])
        said = {"↑": 1, "↓": -1, "–": 0}[change["arrow"]]
        rounded = "rounded" in change.get("difference", "")
        if way != said and not (said == 0 and rounded):
            yield f"{change['word']} {change['arrow']} beside {latest_words(row)} and {change['cell']['display']}"
        if (
            way
            and way == said
            and row["polarity"] != "range"
            and change["word"] != good(way, row["polarity"])
        ):
            yield f"{change['word']} for {latest_words(row)} after {change['cell']['display']}, {row['polarity']}"


def differences(row: RowShown) -> Iterator[str]:
    """A difference is what a reader finds who subtracts the shown figures, or says that it is rounded."""
    for change in changes(row):
        said = change.get("difference", "")
        if not said or "rounded" in said:
            continue
        now, then = number_of(latest_words(row)), number_of(change["cell"]["display"])
        if number_of(said) != abs(now - then) or said.startswith("up") is not (now > then):
            yield f"{said!r} between {latest_words(row)} and {change['cell']['display']}"


def reasons_without_numbers(row: RowShown) -> Iterator[str]:
    """Where there is no number nothing is compared, and a reason is given; where there is one, none is."""
    latest = row["latest"]
    if latest["value"] is None:
        if not latest["reason"]:
            yield "no number and no reason"
        if any(change["word"] or change.get("difference") for change in changes(row)):
            yield "no number, and compared"
        if row["verdict"]["code"] != "not tested" or row["target"]["status"] not in ("no_figure", "hidden"):
            yield f"no number, and judged: {row['verdict']['word']}, {row['target']['word']}"
    for change in changes(row):
        if bool(change["word"]) is bool(change["reason"]) and latest["value"] is not None:
            yield f"word {change['word']!r} with reason {change['reason']!r}"


def verdict_and_year_ago(row: RowShown) -> Iterator[str]:
    """A verdict that says "a year ago" has the figure of a year ago as shown, and goes the way the two figures go."""
    verdict, change = row["verdict"], row["year_ago"]
    if "a year ago" not in verdict["word"] or not change["word"]:
        return
    way = step(latest_words(row), change["cell"]["display"])
    rises = {"Higher": 1, "Lower": -1}.get(verdict["word"].split()[0])
    if rises is None and row["polarity"] != "range" and verdict["word"].startswith(("Better", "Worse")):
        rises = 1 if verdict["word"].startswith("Better") is (row["polarity"] == "high") else -1
    if rises and rises != way:
        yield f"{verdict['word']}: {latest_words(row)} after {change['cell']['display']}"
    if f"({change['cell']['display']})" not in verdict["rule"]:
        yield f"{verdict['rule']} beside a year ago {change['cell']['display']}"


def verdict_and_rule(row: RowShown) -> Iterator[str]:
    """The word, its kind, its code and its sentence say the same."""
    verdict = row["verdict"]
    expected = {"better": "better", "worse": "worse", "up": "neutral", "down": "neutral", "no change": "same"}
    if verdict["kind"] != expected.get(verdict["code"], "few"):
        yield f"{verdict['code']} is {verdict['kind']}"
    if verdict["code"] == "no change" and "than chance explains" in verdict["rule"]:
        yield f"{verdict['word']}: {verdict['rule']}"
    if verdict["code"] in GOING and re.search(r"may explain|may be chance|with no lasting", verdict["rule"]):
        yield f"{verdict['word']}: {verdict['rule']}"
    if verdict["code"] == "not tested" and verdict["method"]:
        yield f"not tested by {verdict['method']}"
    if "usual range" in verdict["rule"] and row["limits"] is None:
        yield f"no usual range beside {verdict['rule']}"


def over_years(row: RowShown) -> Iterator[str]:
    """What the years say goes the way of the two figures it names, and is good or bad as the measure has it."""
    said, verdict = row.get("long_run", ""), row["verdict"]
    if not said:
        return
    if said.startswith("From ") and verdict["code"] != "no change":
        yield f"{said} beside {verdict['word']}"
    rises = " rose " in said or "risen" in said
    kind = {"high": ("worse", "better"), "low": ("better", "worse"), "none": ("neutral", "neutral")}
    if row["polarity"] != "range" and row["long_run_kind"] != kind[row["polarity"]][rises]:
        yield f"{said} is {row['long_run_kind']} where {row['polarity']} is good"
    listed = any(
        one["code"] == row["code"] for one in exceptions_of([row], make_payload(1)["period"])[1].measures
    )
    if row["long_run_kind"] == "worse" and verdict["kind"] != "better" and not listed:
        yield f"{said} is no exception"


def usual_range(row: RowShown) -> Iterator[str]:
    """A figure is said to be within its usual range, above or below it, as the shown numbers are."""
    found = re.search(r"is (within|above|below) its usual range of (.+?)(?:, |\.$)", row["verdict"]["rule"])
    if not found:
        return
    bounds = numbers_in(found[2])  # one where the range is a single whole number
    low, high = bounds[0], bounds[-1]
    now = number_of(latest_words(row))
    place = "above" if now > high else "below" if now < low else "within"
    if place != found[1]:
        yield f"{latest_words(row)}: {row['verdict']['rule']}"


def although(row: RowShown) -> Iterator[str]:
    """ "Though higher than last quarter (8%)" names that figure as shown, and the way it went."""
    for way, when, figure in re.findall(
        r"though (higher|lower) than (.+?) \((.+?)\)", row["verdict"]["rule"]
    ):
        change = row["year_ago"] if when == "a year ago" else row["previous"]
        if change["cell"] is None or not change["word"]:
            continue
        if figure != change["cell"]["display"] or way != (
            "higher" if step(latest_words(row), figure) > 0 else "lower"
        ):
            yield f"{row['verdict']['rule']} beside {latest_words(row)} and {change['cell']['display']}"


def findings(row: RowShown) -> Iterator[str]:
    """A finding has the shown figure, that of a year ago and the way between them; a puzzling verdict its reason."""
    latest, said = latest_words(row), row["finding"]
    if row["latest"]["value"] is None:
        if numbers_in(said.removeprefix(row["title"]).replace(row["latest"]["reason"][1:], "")):
            yield f"{said!r} without a number"
        return
    if not said.startswith(f"{row['title']}: {latest}"):
        yield f"{said!r} beside {latest}"
    beside = said.removeprefix(row["title"])  # titles say "up to date"
    for way, figure, when in re.findall(
        r"(up|down|the same|from)(?: from| as)? ?(\S.*?)? (a year ago|last time)", beside
    ):
        cell = row[WHENS[when]]["cell"]
        if way in ("up", "down") and (
            step(latest, figure) != (1 if way == "up" else -1) or figure != cell["display"]
        ):
            yield f"{said!r} beside {cell['display']}"
        if way == "the same" and step(latest, cell["display"]):
            yield f"{said!r} beside {cell['display']}"
    if re.search(r"the same as a year ago\. (Getting|Better|Worse)", said):
        yield said
    opposite = re.search(r", (up|down) from .*? (?:a year ago|last time)\. (Getting (?:better|worse))$", said)
    if (
        opposite
        and row["polarity"] != "range"
        and opposite[2] != f"Getting {good(1 if opposite[1] == 'up' else -1, row['polarity'])}"
    ):
        yield said


def targets(row: RowShown) -> Iterator[str]:
    """Met, close and missed are what the shown figure is to the shown target; what would reach it reaches it."""
    target = row["target"]
    if target["status"] not in ("met", "close", "missed"):
        return
    now, (wanted, *upper) = number_of(latest_words(row)), numbers_in(target["display"])
    looks_met = now >= wanted if row["polarity"] != "low" else now <= wanted
    if row["polarity"] == "range":
        looks_met = wanted <= now <= upper[0]
    if looks_met is not (target["status"] == "met"):
        yield f"{target['word']}: {latest_words(row)}, target {target['display']}"
    if target["status"] == "met" and target["to_reach"]:
        yield f"Met, and {target['to_reach']} would reach it"
    if target["to_reach"] and row["unit"] == "percent" and row["polarity"] != "range":
        more, latest = number_of(target["to_reach"]), row["latest"]
        way = 1 if row["polarity"] == "high" else -1
        then = (Decimal(str(latest["numerator"])) + way * more) / Decimal(str(latest["denominator"])) * 100
        if (then - Decimal(str(target["value"]))) * way < Decimal("-1e-6"):
            yield f"{target['to_reach']} would not reach {target['display']}"


def people(row: RowShown) -> Iterator[str]:
    """The people behind a share give the share."""
    cell, unit = row["latest"], row["unit"]
    counted = numbers_in(cell["people"])
    if unit != "percent" or len(counted) != 2 or not counted[1] or cell["value"] is None:
        return
    share = counted[0] / counted[1] * 100
    if abs(share - number_of(cell["display"])) > Decimal("0.5") * Decimal(10) ** -row["decimals"] + Decimal(
        "0.06"
    ):
        yield f"{cell['display']}: {cell['people']}"


def flags(row: RowShown) -> Iterator[str]:
    """Flags are what the figure is."""
    kinds, latest = {flag["kind"] for flag in row["flags"]}, row["latest"]
    expected = {
        "attention": row["needs_attention"] and row["target"]["status"] != "no_figure", "hidden": latest["hidden"],
        "provisional": latest["provisional"], "revised": bool(latest["revised_from"]),
    }  # fmt: skip
    yield from (f"flag {kind} is wrong" for kind, there in expected.items() if there is not (kind in kinds))


FIGURE_FAULTS = (
    direction_words, differences, reasons_without_numbers, verdict_and_year_ago, verdict_and_rule, over_years,
    usual_range, although, findings, targets, people, flags,
)  # fmt: skip
