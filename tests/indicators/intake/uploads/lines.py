"""Lines of a file of figures, and what stands in the section after it."""

from indicators.models import Entry

Q2, Q3 = "2018/19 Q2", "2018/19 Q3"
NEW, CHANGED = "New", "Changes of figures entered before"
CORRECTED, REFUSED = "Changes of approved figures", "Refused"
SAME, EMPTY = "As they are", "Left empty"


def line(section, number: int, numerator="8", denominator="100", period=Q2, note="") -> str:
    return f"{section.indicators[number].code},{period},,{numerator},{denominator},,,,{note}"


def entries() -> dict[str, tuple[str, str]]:
    return {entry.indicator.code: (entry.numerator, entry.denominator) for entry in Entry.objects.all()}
