"""What addresses of figures and scorecards hold: a period as in 2018-19/q2, 2018-19/april or 2019/w14."""

from indicators.terms.periods import Period
from indicators.terms.written_periods import period_from_slugs


class PeriodConverter:
    """Two parts of an address, the year and what of it. What is no period fits no address and is not found."""

    regex = r"[0-9]{4}(?:-[0-9]{2})?/[a-z0-9-]+"

    def to_python(self, value: str) -> Period:
        """Raises PeriodError, a ValueError, by which Django knows that the address is another one."""
        return period_from_slugs(*value.split("/"))

    def to_url(self, value: Period) -> str:
        return f"{value.year_slug}/{value.part_slug}"
