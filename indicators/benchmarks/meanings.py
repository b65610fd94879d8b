"""What a mapping may say of years and of how values are written. Pure."""

from enum import StrEnum


class YearMeaning(StrEnum):
    """What a release means by "2025", or by "202425"."""

    YEAR_END = "at 31 March"
    FINANCIAL_YEAR = "year ending 31 March"
    ACADEMIC_YEAR = "academic year"
    SEPTEMBER = "at 30 September"  # the social work workforce return
    DECEMBER = "year ending 31 December"  # children new to the youth justice system
    MID_YEAR = "at 30 June"  # mid-year population estimates


class Written(StrEnum):
    """How a value is written in its column."""

    NUMBER = "number"
    YEARS_AND_MONTHS = "years:months, in days"  # "00:10" is ten months
