"""The areas that national releases give figures for, from the table shipped beside this package. Pure."""

import csv
import re
from pathlib import Path
from typing import NamedTuple

SHIPPED = Path(__file__).parent / "areas.csv"
_FORMER = re.compile(r"([A-Z]\d{8}) \(([^)]+)\)")


class FormerCode(NamedTuple):
    code: str
    reason: str


class AreaFacts(NamedTuple):
    """`region` is the GSS code of the area it lies in, "" for the country; `code3` is "" for regions."""

    gss_code: str
    code3: str
    name: str
    kind: str
    region: str
    live: bool
    former: tuple[FormerCode, ...]


def shipped_areas() -> list[AreaFacts]:
    """Every area, each after the one it lies in: England, regions, Inner and Outer London, councils.

    Councils that were abolished are kept, not live, because releases go on listing their rows. Where a council was
    only given a new code (its area or its kind changed), the code it had before is among `former`.
    """
    with SHIPPED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(line for line in file if not line.startswith("#")))
    return [
        AreaFacts(
            gss_code=row["gss_code"],
            code3=row["code3"],
            name=row["name"],
            kind=row["kind"],
            region=row["region"],
            live=row["live"] == "yes",
            former=tuple(FormerCode(*found) for found in _FORMER.findall(row["former_codes"])),
        )
        for row in rows
    ]
