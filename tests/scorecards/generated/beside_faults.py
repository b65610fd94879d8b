"""What a row may not say of other councils, attention, questions, bands and its chart; as `figure_faults`."""

import re
from collections import Counter
from collections.abc import Iterator
from decimal import Decimal
from itertools import islice

from indicators.catalogue.questions import Situation
from indicators.terms.vocabulary import Symbol, Unit
from scorecards.assembly.shown import beside_others, latest_words
from scorecards.charts.notes import chart_notes
from scorecards.payload import RowShown

from .read import good, number_of, numbers_in, step

CLEARLY = ("better", "worse", "higher", "lower")


def standing_counts(row: RowShown) -> Iterator[str]:
    """Better, worse, level and untested councils sum to those with a figure, and each is named as it was tested."""
    found = row["comparison"]
    if found is None:
        return
    with_figure = [one for one in found["neighbours"] if one["value"] is not None]
    said = found["sentence"]
    if found["own"]["value"] is None or not with_figure:
        if said:
            yield f"{said!r} without a figure"
        return
    if len(with_figure) != found["n"]:
        yield f"n is {found['n']} of {len(with_figure)}"
    tested = Counter(one["tested"] for one in with_figure)
    told = {way: int(number) for way, number in re.findall(r"clearly (\w+) than (\d+)", said.lower())}
    level, untested = re.search(r"level with (\d+)", said.lower()), re.search(r"(\d+) cannot be tested", said)
    told |= {"level": int(level[1])} if level else {}
    told |= {"not tested": int(untested[1])} if untested else {}
    if (
        " all " not in said
        and " both " not in said
        and "the one" not in said
        and "chance is not tested" not in said
        and told != tested
    ):
        yield f"{said!r} of {dict(tested)}"
    if (
        "chance is not tested" in said
        and " all " not in said
        and " both " not in said
        and "the one" not in said
    ):
        *parts, of = numbers_in(said)
        if sum(parts) != of or of != len(with_figure):
            yield f"{said!r} of {len(with_figure)}"
    if (" both " in said and len(with_figure) != 2) or (
        " all " in said and number_of(said) != len(with_figure)
    ):
        yield f"{said!r} of {len(with_figure)}"


def standing_order(row: RowShown) -> Iterator[str]:
    """A council that is clearly better or worse has a shown figure on that side, and no sentence denies the order."""
    found = row["comparison"]
    if found is None or found["own"]["value"] is None:
        return
    shown = beside_others(found, Unit(row["unit"]), row["decimals"])
    own = shown[found["own"]["code"]]
    for one in found["neighbours"]:
        way = step(own, shown[one["code"]])
        if one["tested"] in CLEARLY and (not way or good(way, row["polarity"]) != one["tested"]):
            yield f"{one['tested']}: {own} beside {shown[one['code']]}"


def beside_one(row: RowShown) -> Iterator[str]:
    """Better or worse than the middle, than England or the region: the two shown figures are on those sides."""
    found = row["comparison"]
    if found is None:
        return
    told = found["against"]["benchmarks"].lower()
    if (" than " in told) is not any(
        found["against"][name] in CLEARLY for name in ("middle", "england", "region")
    ):
        yield f"{told!r} of {found['against']}"
    others = {
        "middle": found["median_display"],
        "england": found["england"]["display"],
        "region": found["region"]["display"],
    }
    own = beside_others(found, Unit(row["unit"]), row["decimals"])[found["own"]["code"]]
    for name, other in others.items():
        said, way = found["against"][name], step(own, other)
        if said in CLEARLY and (not way or good(way, row["polarity"]) != said):
            yield f"{said} than {name}: {own} beside {other}"


def middles(row: RowShown) -> Iterator[str]:
    """The middle lies between the lowest and the highest; the caution counts the councils it speaks of."""
    found = row["comparison"]
    if found is None:
        return
    if found["median"] is not None and not found["minimum"] <= found["median"] <= found["maximum"]:
        yield f"middle {found['median']} of {found['minimum']} to {found['maximum']}"
    caution = re.split(r"(?:^| )For (?=[^.]* there is a figure of )", found["caution"])[
        0
    ]  # a newer year apart
    missing = found["of"] - found["n"]
    counted = [int(number) for number in numbers_in(caution)]
    if caution.startswith("Only") and counted[:2] != [found["n"], found["of"]]:
        yield caution
    if re.match(r"\d+ of", caution) and counted[:2] != [missing, found["of"]]:
        yield caution
    if ":" in caution and len(counted) > 2 and sum(counted[2:]) != missing:
        yield caution
    if bool(caution) is not bool(missing) and found["n"] >= 6:
        yield f"{caution!r} with {missing} missing"


def attention(row: RowShown) -> Iterator[str]:
    """Every reason for attention is what target, verdict, comparison and figure say; none is there without need."""
    reasons, status = row["attention"], row["target"]["status"]
    if bool(reasons) is not row["needs_attention"]:
        yield f"{row['needs_attention']}: {reasons}"
    for reason in reasons:
        if reason.startswith("Missed") and status != "missed":
            yield f"{reason} beside {row['target']['word']}"
        if "really getting worse" in reason and row["verdict"]["code"] != "worse":
            yield f"{reason} beside {row['verdict']['word']}"
        if "second period" in reason and (len(row["series"]) < 2 or row["series"][-2]["value"] is None):
            yield f"{reason} without a figure before"
        if "No figure" in reason and row["latest"]["value"] is not None:
            yield f"{reason} beside {row['latest']['display']}"
        if "middle of similar" in reason and {
            row["comparison"]["against"][one] for one in ("middle", "england")
        } != {"worse"}:
            yield reason
    if status == "missed" and row["verdict"]["code"] == "worse" and not reasons:
        yield "missed and worse, and no attention"


def went(row: RowShown, way: int) -> bool:
    """By more than chance, and as the two shown figures say."""
    return tested(row) and step(latest_words(row), row["year_ago"]["cell"]["display"]) == way


def moved(row: RowShown, part: str) -> bool:
    """The people of the figure moved, and the figure was not said to."""
    return not tested(row) and row["latest"][part] != row["year_ago"]["cell"][part]


def worse(row: RowShown) -> bool:
    against = row["comparison"]["against"]
    return against["worse"] > 0 or against["middle"] == "worse"


def is_hidden(row: RowShown) -> bool:
    """Here, or in the release that it comes from."""
    return row["latest"]["hidden"] or row["latest"]["symbol"] == Symbol.CONFIDENTIAL


PREMISES = {
    Situation.MISSED: lambda row: row["target"]["status"] == "missed",
    Situation.RISING: lambda row: went(row, 1),
    Situation.FALLING: lambda row: went(row, -1),
    Situation.NO_FIGURE: lambda row: row["latest"]["value"] is None and not is_hidden(row),
    Situation.HIDDEN: is_hidden,
    Situation.AFTER_BREAK: lambda row: row["breaks"],
    Situation.WORSE_THAN_OTHERS: worse,
    Situation.NUMERATOR_MOVED: lambda row: moved(row, "numerator"),
    Situation.DENOMINATOR_MOVED: lambda row: moved(row, "denominator"),
    Situation.ALWAYS: lambda row: not is_hidden(row),
}


def tested(row: RowShown) -> bool:
    return row["verdict"]["code"] in ("better", "worse", "up", "down")


def questions(row: RowShown) -> Iterator[str]:
    """No question takes for granted what the row denies; usual ones name the way the number went."""
    for asked in row["questions"]:
        named = re.fullmatch(r"Is it (\w+)\?", asked)
        if named and not PREMISES[Situation(named[1])](row):
            yield f"{asked} {latest_words(row)}, {row['target']['word']}, {row['verdict']['word']}"
        for part, label in (("numerator", "numerator_label"), ("denominator", "denominator_label")):
            going = re.match(rf"“{row[label]}”: clearly (more|fewer)", asked) if row[label] else None
            if going and (going[1] == "more") is not (row["latest"][part] > row["year_ago"]["cell"][part]):
                yield asked
    if len(set(row["questions"])) != len(row["questions"]):
        yield f"asked twice: {row['questions']}"


def bands(row: RowShown) -> Iterator[str]:
    """What is said of bands adds up from the bands that are shown."""
    for breakdown in row["breakdowns"]:
        cells, said = breakdown["cells"], breakdown["sentence"]
        strong = [one for one in cells if one["emphasised"]]
        if said and any(one["cell"]["value"] is None for one in strong):
            yield f"{said} of hidden ones"
        shown = [
            number_of(one["cell"]["display"] if row["unit"] != "percent" else str(one["cell"]["numerator"]))
            for one in strong
        ]
        if said and None not in shown and "%" not in said and sum(shown) != number_of(said):
            yield f"{said} from {shown}"
        if "In all" in breakdown["total"] and any(one["cell"]["value"] is None for one in cells):
            yield f"{breakdown['total']} with one hidden"
        shares = [Decimal(str(one["share"])) for one in cells if one["share"] is not None]
        if said and "%" in said and sum(shares) > Decimal(100) + len(shares):
            yield f"{said} of shares that pass 100"


def charts(row: RowShown) -> Iterator[str]:
    """The words under a chart, or in its place, name a figure of the series as it is shown."""
    notes = chart_notes(row)
    only = re.match(r"(.+) in (.+) is the only figure shown", notes)
    shown = [cell for cell in row["series"] if cell["value"] is not None]
    if only and [only[1], only[2]] != [shown[0]["display"], shown[0]["label"]]:
        yield notes
    if notes.startswith("No figure is shown") and any(islice(shown, 1)):
        yield notes


BESIDE_FAULTS = (standing_counts, standing_order, beside_one, middles, attention, questions, bands, charts)
