"""Says how new definitions differ from those that are stored, in words and for the audit trail. Pure."""

from collections.abc import Collection, Mapping
from dataclasses import asdict, fields
from datetime import date
from typing import Any, NamedTuple

from accounts.trail.parts import Change


class Differences(NamedTuple):
    """Definitions of one kind by name: those stored, and those wanted."""

    stored: Mapping[str, Any]
    wanted: Mapping[str, Any]

    @property
    def changed(self) -> list[str]:
        """The names of those to be stored: new ones and those that differ."""
        return [name for name, wanted in self.wanted.items() if self.stored.get(name) != wanted]

    @property
    def removed(self) -> list[str]:
        return [name for name in self.stored if name not in self.wanted]

    def lines(self, kind: str) -> list[str]:
        """ "added the target beyond-20-miles from 2025-04-01", "changed the section homes: question"."""
        said = []
        for name in self.changed:
            if name in self.stored:
                what = ", ".join(changed_fields(self.stored[name], self.wanted[name]))
                said.append(f"changed the {kind} {name}: {what}")
            else:
                said.append(f"added the {kind} {name}")
        said += [f"removed the {kind} {name}" for name in self.removed]
        before = [name for name in self.stored if name in self.wanted]
        if before != [name for name in self.wanted if name in self.stored]:
            said.append(f"put {kind}s in another order: {', '.join(self.wanted)}")
        return said

    def change(self) -> Change:
        """What differs, before and after, for the audit trail."""
        stood = [name for name in (*self.changed, *self.removed) if name in self.stored]
        return Change(
            before={name: json_fields(self.stored[name]) for name in stood},
            after={name: json_fields(self.wanted[name]) for name in self.changed},
        )


def changed_fields(before: Any, after: Any, leave: Collection[str] = ()) -> list[str]:
    """The names of the fields in which two dataclasses of a kind differ, but for those in `leave`."""
    names = [each.name for each in fields(after) if each.name not in leave]
    return [name.replace("_", " ") for name in names if getattr(before, name) != getattr(after, name)]


def json_fields(definition: Any) -> dict[str, Any]:
    """A dataclass as JSON can hold it."""
    return asdict(definition, dict_factory=_with_plain_dates)


def _with_plain_dates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    return {name: value.isoformat() if isinstance(value, date) else value for name, value in pairs}
