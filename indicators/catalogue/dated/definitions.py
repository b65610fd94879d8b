"""Targets, breaks in series and events as a council's file defines them, before they are stored. Pure.

[[target]]  indicator, value, starts, tolerance, set_by; of a range lower and upper in place of value
[[break]]   starts, label, indicator (none: all of the council's), reason
[[event]]   on, label, indicators (none: all of the council's)
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from indicators.terms.toml_file import Table, TomlFile

USUAL_TOLERANCE = 3.0
TARGET_KEYS: dict[str, type] = {"indicator": str, "starts": date}
TARGET_OPTIONS: dict[str, type] = {
    **dict.fromkeys(("value", "lower", "upper", "tolerance"), float),
    "set_by": str,
}
BREAK_KEYS: dict[str, type] = {"starts": date, "label": str}
BREAK_OPTIONS: dict[str, type] = {"indicator": str, "reason": str}
EVENT_KEYS: dict[str, type] = {"on": date, "label": str}
EVENT_OPTIONS: dict[str, type] = {"indicators": list}


@dataclass(frozen=True, order=True)
class TargetDefinition:
    """From `starts` until the next one; within `tolerance` of it is close. Of a range `value` is the lower edge."""

    indicator: str
    starts: date
    value: float
    tolerance: float
    set_by: str
    upper: float | None = None

    @property
    def name(self) -> str:
        return f"{self.indicator} from {self.starts}"


@dataclass(frozen=True, order=True)
class BreakDefinition:
    """From `starts` on figures cannot be compared with those before; `indicator` "" means all."""

    indicator: str
    starts: date
    label: str
    reason: str

    @property
    def name(self) -> str:
        return f"{self.indicator or 'all indicators'} from {self.starts}"


@dataclass(frozen=True, order=True)
class EventDefinition:
    """Shown as a pin on the charts of `indicators`, sorted; of all where there is none."""

    on: date
    label: str
    indicators: tuple[str, ...]

    @property
    def name(self) -> str:
        return f"{self.on}, {self.label}"


@dataclass(frozen=True)
class SeriesDefinitions:
    """None is a kind that the file does not speak of, so that it stays as it is."""

    targets: tuple[TargetDefinition, ...] | None = None
    breaks: tuple[BreakDefinition, ...] | None = None
    events: tuple[EventDefinition, ...] | None = None


class SeriesTables(TomlFile):
    """`read` gives what has no fault; the rest is in `faults`."""

    longest = {"set_by": 120}
    may_be_empty = frozenset({"set_by", "reason"})

    def read(self, content: Table, codes: Collection[str]) -> SeriesDefinitions:
        """`codes` are the council's indicators."""
        return SeriesDefinitions(
            targets=self._targets(content, codes) if "target" in content else None,
            breaks=self._breaks(content, codes) if "break" in content else None,
            events=self._events(content, codes) if "event" in content else None,
        )

    def _targets(self, content: Table, codes: Collection[str]) -> tuple[TargetDefinition, ...]:
        found = []
        for number, row in enumerate(self.tables(content, "target"), 1):
            where = f"target {number}"
            if self.has_keys(row, TARGET_KEYS, TARGET_OPTIONS, where) and self._has_edges(row, where):
                self.check_known_indicator(f"{where}, indicator", row["indicator"], codes)
                tolerance = float(row.get("tolerance", USUAL_TOLERANCE))
                if tolerance < 0:
                    self.fault(f"{where}, tolerance", f"is {tolerance:g}. Write 0 or more.")
                value, upper = float(row["lower" if "lower" in row else "value"]), row.get("upper")
                words = value, tolerance, row.get("set_by", ""), None if upper is None else float(upper)
                found.append(TargetDefinition(row["indicator"], row["starts"], *words))
        self.check_twice("target", [each.name for each in found], "this file")
        return tuple(found)

    def _has_edges(self, row: Table, where: str) -> bool:
        """A value, or both edges of a range."""
        if "value" not in row and "lower" not in row and "upper" not in row:
            self.fault(f"{where}, value", "is missing. Add it as a number; of a range write lower and upper.")
        elif "value" in row and ("lower" in row or "upper" in row):
            self.fault(f"{where}, value", "and the edges of a range do not go together. Keep one of them.")
        elif ("lower" in row) != ("upper" in row):
            self.fault(f"{where}, lower", "and upper go together: a range has two edges. Write both.")
        elif "lower" in row and not row["lower"] < row["upper"]:
            self.fault(f"{where}, upper", f"is {row['upper']:g}, not above lower, {row['lower']:g}.")
        else:
            return True
        return False

    def _breaks(self, content: Table, codes: Collection[str]) -> tuple[BreakDefinition, ...]:
        found = []
        for number, row in enumerate(self.tables(content, "break"), 1):
            where = f"break {number}"
            if self.has_keys(row, BREAK_KEYS, BREAK_OPTIONS, where):
                self.check_length(f"{where}, label", row["label"], 80)
                if "indicator" in row:
                    self.check_known_indicator(f"{where}, indicator", row["indicator"], codes)
                words = row["starts"], row["label"], row.get("reason", "")
                found.append(BreakDefinition(row.get("indicator", ""), *words))
        self.check_twice("break", [each.name for each in found], "this file")
        return tuple(found)

    def _events(self, content: Table, codes: Collection[str]) -> tuple[EventDefinition, ...]:
        found = []
        for number, row in enumerate(self.tables(content, "event"), 1):
            where = f"event {number}"
            if self.has_keys(row, EVENT_KEYS, EVENT_OPTIONS, where):
                self.check_length(f"{where}, label", row["label"], 160)
                named = row.get("indicators", [])
                for code in named:
                    self.check_known_indicator(f"{where}, indicators", code, codes)
                found.append(EventDefinition(row["on"], row["label"], tuple(sorted(set(named)))))
        self.check_twice("event", [each.name for each in found], "this file")
        return tuple(found)
