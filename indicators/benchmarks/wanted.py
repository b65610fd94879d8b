"""Which indicators a row holds, by its labels: the rows of figures and those of their denominators. Pure."""

from collections import defaultdict
from enum import Enum
from typing import NamedTuple

from indicators.benchmarks.mapping import IndicatorMapping, Labels, comparable_label
from indicators.benchmarks.recognise import Layout


class What(Enum):
    FIGURE, TOTAL, VALUE = "figure", "total", "value"


class Found(NamedTuple):
    """A part of the figure, or of what stands in rows of its own: its denominator, or its value."""

    indicator: IndicatorMapping
    part: int
    what: What


class Wanted:
    """Looks rows up by the one label that tells most indicators apart: a long file has hundreds of measures."""

    def __init__(self, layout: Layout):
        self.layout = layout
        pairs: list[tuple[Found, Labels]] = []
        for one in layout.indicators:
            kinds = ((What.FIGURE, one.parts), (What.TOTAL, one.total_parts), (What.VALUE, one.value_rows))
            for what, rows in kinds:
                pairs += [(Found(one, number, what), labels) for number, labels in enumerate(rows)]
        keys = [set(labels) for _, labels in pairs]
        shared = sorted(set.intersection(*keys)) if keys else []
        self.key = max(shared, key=lambda key: len({labels[key] for _, labels in pairs}), default="")
        self.by_label: dict[str, list[tuple[Found, Labels]]] = defaultdict(list)
        for pair in pairs:
            for label in pair[1][self.key] if self.key else ("",):
                self.by_label[label].append(pair)

    def of(self, row: list[str]) -> list[Found]:
        label = comparable_label(row[self.layout.columns[self.key]]) if self.key else ""
        return [found for found, labels in self.by_label.get(label, ()) if _fits(row, self.layout, labels)]


def _fits(row: list[str], layout: Layout, where: Labels) -> bool:
    return all(comparable_label(row[layout.columns[key]]) in labels for key, labels in where.items())
