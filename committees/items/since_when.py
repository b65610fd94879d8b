"""Since when an item has what it carries. Pure."""

from collections.abc import Mapping
from datetime import date


def came_on_after(
    days: Mapping[str, str], before: Mapping[str, object], now: Mapping[str, object], today: date
) -> dict[str, str]:
    """The `days` by what is carried, after a change: another than before came today, and none has a day."""
    came = {
        name: today.isoformat() if before.get(name) != one else days.get(name) for name, one in now.items()
    }
    kept = {name: day for name, day in days.items() if name not in now}
    return kept | {name: day for name, day in came.items() if day and now[name]}
