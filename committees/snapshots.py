"""What an object held before and after a change, as the audit trail keeps it. Pure."""

from collections.abc import Iterable
from datetime import date, datetime, time

from accounts.trail.parts import Change


def snapshot(instance: object, fields: Iterable[str]) -> dict[str, object]:
    """The named fields as plain JSON values; a related object as its own words."""
    return {name: _plain(getattr(instance, name)) for name in fields}


def changes(before: dict[str, object], after: dict[str, object]) -> Change:
    """Only the fields that differ."""
    changed = [name for name in after if before.get(name) != after[name]]
    return Change({name: before.get(name) for name in changed}, {name: after[name] for name in changed})


def _plain(value: object) -> object:
    if value is None or isinstance(value, bool | int | float | str):
        return value
    if isinstance(value, date | datetime | time):
        return value.isoformat()
    return str(value)
