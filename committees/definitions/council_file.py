"""The committees that a council's file of scorecards names. Pure.

A `[[scorecard]]` says what its committee is called: committee, short_name, slug. scorecards.definitions checks them.
"""

from collections.abc import Collection
from dataclasses import dataclass

from indicators.terms.toml_file import Table


@dataclass(frozen=True)
class CommitteeDefinition:
    """`slug` is that of its scorecard, too. `short_name` is as minutes say it, "the Panel"."""

    slug: str
    name: str
    short_name: str


def committees_of(tables: Collection[Table]) -> list[CommitteeDefinition]:
    """One for each table of a scorecard that was found without faults and says what minutes call its committee."""
    return [
        CommitteeDefinition(row["slug"], row["committee"], row["short_name"])
        for row in tables
        if "short_name" in row
    ]
