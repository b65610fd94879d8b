"""Which indicators a row holds, by its labels: the rows of figures and those of their denominators. Pure."""

from collections import defaultdict

from indicators.benchmarks.mapping import IndicatorMapping, Labels, comparable_label
from indicators.benchmarks.recognise import Layout

Found = tuple[IndicatorMapping, int | None]  # the part of the figure, None for its denominator


class Wanted:
    """Looks rows up by the one label that tells most indicators apart: a long file has hundreds of measures."""

    def __init__(self, layout: Layout):
        self.layout = layout
        pairs: list[tuple[IndicatorMapping, int | None, Labels]] = []
        for one in layout.dataset.indicators:
            pairs += [(one, number, labels) for number, labels in enumerate(one.parts)]
            if one.denominator_where:
                pairs.append((one, None, one.total_where))
        keys = [set(labels) for _, _, labels in pairs]
        shared = sorted(set.intersection(*keys)) if keys else []
        self.key = max(shared, key=lambda key: len({labels[key] for _, _, labels in pairs}), default="")
        self.by_label: dict[str, list[tuple[IndicatorMapping, int | None, Labels]]] = defaultdict(list)
        for pair in pairs:
            for label in pair[2][self.key] if self.key else ("",):
                self.by_label[label].append(pair)

    def of(self, row: list[str]) -> list[Found]:
        label = comparable_label(row[self.layout.columns[self.key]]) if self.key else ""
        return [
            (one, part)
            for one, part, labels in self.by_label.get(label, ())
            if _fits(row, self.layout, labels)
        ]


def _fits(row: list[str], layout: Layout, where: Labels) -> bool:
    return all(comparable_label(row[layout.columns[key]]) in labels for key, labels in where.items())
