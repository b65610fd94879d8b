"""The paragraphs under which a council may take something in private, in our own short words. Pure.

England: Local Government Act 1972, Schedule 12A, Part 1, paragraphs 1 to 7. Wales: the same Schedule, Part 4,
paragraphs 12 to 18. Scotland: Local Government (Scotland) Act 1973, Schedule 7A, Part I, paragraphs 1 to 15. In England
and Wales a paragraph counts only as long as the public interest in keeping the information private outweighs that in
showing it; Scotland's list knows no such test.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Regime(StrEnum):
    """The same as `MeetingRules.Regime`, which a test holds to it."""

    ENGLAND = "england"
    WALES = "wales"
    SCOTLAND = "scotland"


@dataclass(frozen=True)
class Schedule:
    """`paragraphs` gives our words by the number as the law writes it; `weighs` whether the public interest decides."""

    law: str
    paragraphs: Mapping[str, str]
    weighs: bool = True


_AUTHORITY_ORDERS = "a notice, order or direction that the council is going to give"
_COMMON = (
    "a particular person",
    "what would show who somebody is",
    "the business or money affairs of a person, a company or the council",
    "talks with staff or their unions",
    "legal advice that a court could not ask to see",
    _AUTHORITY_ORDERS,
    "preventing, investigating or prosecuting crime",
)

SCHEDULES: Mapping[Regime, Schedule] = {
    Regime.ENGLAND: Schedule(
        "Local Government Act 1972, Schedule 12A, Part 1",
        {str(number): words for number, words in enumerate(_COMMON, 1)},
    ),
    Regime.WALES: Schedule(
        "Local Government Act 1972, Schedule 12A, Part 4",
        {str(number): words for number, words in enumerate(_COMMON, 12)},
    ),
    Regime.SCOTLAND: Schedule(
        "Local Government (Scotland) Act 1973, Schedule 7A, Part I",
        {
            "1": "a particular employee or office holder, past or to come",
            "2": "a particular tenant or applicant for housing",
            "3": "somebody who gets, got or asked for a particular service",
            "4": "somebody who gets, got or asked for financial help",
            "5": "the adoption, care, fostering or education of a particular child",
            "6": "the business or money affairs of a person or company",
            "7": "a person under social work supervision or report",
            "8": "what the council is ready to spend on a particular contract",
            "9": "terms that are still being negotiated for a contract",
            "10": "that the council itself is tendering for a contract",
            "11": "talks with staff or their unions",
            "12": "legal advice and legal proceedings",
            "13": _AUTHORITY_ORDERS,
            "14": "preventing, investigating or prosecuting crime",
            "15": "who a protected informant is",
        },
        weighs=False,
    ),
}


def regime_under(chosen: str, gss_code: str) -> Regime:
    """As the council's rules say it; where they leave it open (""), its nation's."""
    return Regime(chosen) if chosen else regime_by_code(gss_code)


def kept_or(kept: str, now: Regime) -> Regime:
    """That which a meeting keeps, which came out while the council's rules named another than `now`."""
    return Regime(kept) if kept else now


def regime_by_code(gss_code: str) -> Regime:
    """Of a council's GSS code: its nation's; England's for one of no nation that has a list here."""
    return {"W": Regime.WALES, "S": Regime.SCOTLAND}.get(gss_code[:1], Regime.ENGLAND)


def paragraph_words(paragraph: str, regime: Regime) -> str:
    """ "paragraph 3, the business or money affairs of a person, a company or the council".

    One of another nation's list, chosen before the council changed its rules, has its number alone.
    """
    words = SCHEDULES[regime].paragraphs.get(paragraph)
    return f"paragraph {paragraph}, {words}" if words else f"paragraph {paragraph}"


def law_words(paragraph: str, regime: Regime) -> str:
    """ "Local Government Act 1972, Schedule 12A, Part 1, paragraph 3"; without the law where it is not in its list."""
    schedule = SCHEDULES[regime]
    return f"{schedule.law}, paragraph {paragraph}" if paragraph in schedule.paragraphs else ""


def choices_of(regime: Regime) -> list[tuple[str, str]]:
    """For a form: by number, "3: the business or money affairs of …"."""
    return [(number, f"{number}: {words}") for number, words in SCHEDULES[regime].paragraphs.items()]
