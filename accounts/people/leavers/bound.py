"""How many people may lose their place at once. Pure."""

from math import floor

ALWAYS = 3  # so many leave a small council on one day without anybody having to say so
USUAL_PERCENT = 10


def most_leavers(people: int, percent: int) -> int:
    """Of so many people with a role: a whole number, never less than `ALWAYS`, unless nobody may leave at 0%."""
    return 0 if percent == 0 else max(ALWAYS, floor(people * percent / 100))
