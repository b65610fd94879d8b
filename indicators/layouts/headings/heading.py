"""What one heading says of a period, and what headings above one another say together. Pure."""

from dataclasses import dataclass, replace
from datetime import date

from indicators.layouts.headings.roles import Role
from indicators.terms.periods import Frequency, Period, PeriodError, quarter_of


@dataclass(frozen=True)
class Heading:
    """`year` is the first of a financial (or academic) year, `bare` a year alone, `day` a date. `rolling`: it is of
    the twelve months that end then. `ends`: its year was written by the calendar year that it ends in ("FY24"). `rest`
    are the words that say something else. `role` says that there are no figures of the council below, or which part of
    them."""

    text: str = ""
    year: int | None = None
    quarter: int | None = None
    month: int | None = None
    month_year: int | None = None
    day: date | None = None
    bare: int | None = None
    whole: Period | None = None
    academic: bool = False
    provisional: bool = False
    rolling: bool = False
    ends: bool = False
    role: Role = Role.NONE
    rest: str = ""

    @property
    def said_of_time(self) -> tuple[object, ...]:
        """All that it says of time: two with the same stand for one period, or for parts of one figure."""
        return (self.year, self.quarter, self.month, self.month_year, self.day, self.bare, self.whole)

    @property
    def in_time(self) -> bool:
        """Whether it says a period or a part of one."""
        parts = (self.year, self.quarter, self.month, self.day, self.bare, self.whole)
        return any(part is not None for part in parts)

    @property
    def period(self) -> Period | None:
        """The period, where it is said whole. Days and bare years depend on those beside them."""
        try:
            return self.whole or self._of_parts()
        except (PeriodError, ValueError):
            return None

    def _of_parts(self) -> Period | None:
        if self.quarter is not None:
            return quarter_of(self.year, self.quarter) if self.year is not None else None
        if self.month is not None:
            year = self.month_year
            if year is None and self.year is not None:
                year = self.year + (self.month < 4)
            return Period(date(year, self.month, 1), Frequency.MONTH) if year is not None else None
        if self.year is not None:
            start = date(self.year, 9 if self.academic else 4, 1)
            return Period(start, Frequency.ACADEMIC_YEAR if self.academic else Frequency.FINANCIAL_YEAR)
        return None

    def within(self, outer: "Heading") -> "Heading":
        """This one below another that says the rest, such as the year. What is said nearer counts."""
        role = self.role if self.role is not Role.NONE else outer.role
        # A trend's columns are the years themselves; all else that is left out takes what is below it with it.
        if outer.role.left_out and not (
            self.role.left_out or (self.in_time and outer.role is Role.DIRECTION)
        ):
            role = outer.role
        elif self.in_time and outer.role is Role.DIRECTION:
            role = self.role
        if role is Role.REFERENCE and (self.in_time or outer.in_time):
            role = Role.NUMERATOR
        return replace(
            self._timed(outer),
            academic=self.academic or outer.academic,
            provisional=self.provisional or outer.provisional,
            rolling=self.rolling or outer.rolling,
            ends=self.ends or outer.ends,
            role=role,
            rest=" ".join(filter(None, (outer.rest, self.rest))),
            text="\n".join(filter(None, (outer.text, self.text))),
        )

    def _timed(self, outer: "Heading") -> "Heading":
        if self.whole or self.day:
            return self
        names: tuple[str, ...] = ()
        if not self.in_time:
            names = ("year", "quarter", "month", "month_year", "bare", "whole", "day")
        elif self.quarter is not None or self.month is not None:
            names = ("year", "bare") if self.month_year is None else ()
        elif outer.year is None and outer.month_year is None:
            names = ("quarter", "month")
        said = {name: getattr(outer, name) for name in names if getattr(self, name) is None}
        return replace(self, **said)
