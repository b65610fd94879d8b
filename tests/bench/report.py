"""What was to be reached, what was, and a table of both."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Result:
    """One line. `limit` is what must not be exceeded, or be reached where `at_least`; None is for information."""

    what: str
    reached: float
    unit: str
    limit: float | None = None
    at_least: bool = False

    @property
    def met(self) -> bool:
        if self.limit is None:
            return True
        return self.reached >= self.limit if self.at_least else self.reached <= self.limit

    @property
    def verdict(self) -> str:
        if self.limit is None:
            return ""
        return "met" if self.met else "SHORT"

    @property
    def target(self) -> str:
        if self.limit is None:
            return ""
        return f"{'at least' if self.at_least else 'at most'} {number(self.limit)} {self.unit}".strip()


def number(value: float) -> str:
    if value >= 1000:
        return f"{value:,.0f}"
    return f"{value:.3g}"


def table(results: list[Result]) -> str:
    rows = [("", "reached", "to reach", "")]
    rows += [
        (each.what, f"{number(each.reached)} {each.unit}".strip(), each.target, each.verdict)
        for each in results
    ]
    widths = [max(len(row[column]) for row in rows) for column in range(4)]
    return "\n".join(
        "  ".join(
            [row[0].ljust(widths[0]), row[1].rjust(widths[1]), row[2].ljust(widths[2]), row[3]]
        ).rstrip()
        for row in rows
    )
