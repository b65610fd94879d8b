"""Where two places word a thing of one measure differently, or where only some say it."""

from collections import defaultdict

from scorecards.payload import Payload, rows_of

from . import places


def everywhere(payload: Payload) -> dict[str, dict[str, places.Said]]:
    """By code and place."""
    found: dict[str, dict[str, places.Said]] = defaultdict(dict)
    for name, by_code in (
        ("scorecard", places.scorecard_rows(payload)),
        ("appendix", places.appendix(payload)),
        *((kind, places.workbook(payload, kind)) for kind in ("xlsx", "ods", "csv")),
    ):
        for code, said in by_code.items():
            found[code][name] = said
    for row in rows_of(payload):
        found[row["code"]]["page"] = places.measure_page(payload, row["code"])
        found[row["code"]]["explore"] = places.explore(payload, row["code"])
    return found


# Names that a place has only where there is something to say; all others are compared where two places have them.
ALL_OR_NONE = (
    "questions",
    "commentary",
    "why",
    "flags",
    "before_difference",
    "year_ago_difference",
    "usual",
    "target",
)
SAYING_ALL = {"appendix", "xlsx", "ods"}


def differences(payload: Payload) -> list[str]:
    faults = []
    for code, said in everywhere(payload).items():
        names = {name for words in said.values() for name in words}
        for name in sorted(names):
            told = {place: words[name] for place, words in said.items() if name in words}
            if len(set(told.values())) > 1:
                faults.append(f"{code} {name}: {told}")
            elif name in ALL_OR_NONE and not told.keys() >= SAYING_ALL:
                faults.append(f"{code} {name}: only {sorted(told)}")
    return faults
