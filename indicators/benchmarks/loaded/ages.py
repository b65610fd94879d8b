"""How old a figure's year is. Pure."""

from datetime import date

# National figures come once a year, most of them eight months after their year: of a year that ended longer ago than
# this a newer one may be expected.
OLD_AFTER = 24  # months


def months_since(day: date, today: date) -> int:
    """Whole months from the end of one day to another."""
    return (today.year - day.year) * 12 + today.month - day.month - (today.day < min(day.day, 28))


def age_words(day: date, today: date) -> str:
    """ "8 months ago", "2 years and 1 month ago"; "this month" for what has just ended or is yet to end."""
    months = months_since(day, today)
    if months < 1:
        return "this month"
    years, rest = divmod(months, 12)
    parts = [_counted(years, "year"), _counted(rest, "month")]
    return f"{' and '.join(part for part in parts if part)} ago"


def _counted(number: int, unit: str) -> str:
    return "" if not number else f"{number} {unit}" if number == 1 else f"{number} {unit}s"


def is_old(day: date, today: date) -> bool:
    return months_since(day, today) > OLD_AFTER
