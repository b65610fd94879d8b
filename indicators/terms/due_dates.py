"""Due dates in words: "Friday 17 April 2026", "2 days overdue". Pure."""

from datetime import date

from indicators.terms.periods import day_words
from indicators.terms.wording import count_words

WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SOON = 7


def weekday_words(day: date) -> str:
    """ "Friday 17 April 2026"."""
    return f"{WEEKDAYS[day.weekday()]} {day_words(day)}"


def due_words(due: date, today: date) -> str:
    """ "Due Friday 17 April 2026", "Due tomorrow, Friday 17 April 2026", "Due today", "2 days overdue"."""
    days = (due - today).days
    if days < 0:
        return f"{count_words(-days, 'days')} overdue"
    if days == 0:
        return "Due today"
    return f"Due tomorrow, {weekday_words(due)}" if days == 1 else f"Due {weekday_words(due)}"
