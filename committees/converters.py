"""What addresses of meetings hold: a date as in 2025-11-18, and the number of an agenda item as in 6a or 12.1."""

from datetime import date

from committees.open_data.kinds import TABLES, TYPES
from committees.papers.kinds import AGENDA, KINDS, MINUTES


class DateConverter:
    regex = r"\d{4}-\d{2}-\d{2}"

    def to_python(self, value: str) -> date:
        return date.fromisoformat(value)

    def to_url(self, value: date) -> str:
        return value.isoformat()


class ItemNumberConverter:
    regex = r"[0-9A-Za-z.]{1,8}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class PaperConverter(ItemNumberConverter):
    regex = "|".join(KINDS)


class PaperFormConverter(ItemNumberConverter):
    regex = "pdf|docx"


class OpenKindConverter(ItemNumberConverter):
    regex = "|".join(TYPES)


class OpenTableConverter(ItemNumberConverter):
    regex = "|".join(TABLES)


class OpenPaperConverter(ItemNumberConverter):
    regex = f"{AGENDA.slug}|{MINUTES.slug}"
