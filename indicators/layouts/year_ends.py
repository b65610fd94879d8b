"""31 March among the ends of quarters: the fourth quarter, or a count at the year's end? Pure."""

from datetime import date

from indicators.layouts.drafts import LEAVE_OUT, TAKE, Doubts, Draft, heads_of
from indicators.layouts.proposals import Choice, DoubtKind
from indicators.terms.periods import Frequency, Period

_OUT = Choice(LEAVE_OUT, "Leave these columns out")


def set_year_ends(found: list[Draft], doubts: Doubts) -> list[Draft]:
    """31 March beside the other three quarters of the year, "30/09/2023": the end of the fourth, most likely. A
    day that ends another quarter is read as that quarter at once."""
    quarters = {(draft.time.year, draft.time.quarter) for draft in found if draft.time.quarter}
    ends = [draft for draft in found if (day := _year_end_of(draft)) and (day.year - 1, 4) not in quarters]
    if not ends or not {1, 2, 3} & {quarter for _, quarter in quarters}:
        return []
    answer = doubts.ask(
        DoubtKind.HEADING,
        heads_of(ends),
        "31 March stands beside quarters: is the fourth quarter meant, or a count at the year's end?",
        ends,
        reading="as the fourth quarter",
        choices=(
            Choice(TAKE, "The fourth quarter", likely=True),
            Choice(f"text:{Frequency.SNAPSHOT.value}", "A count at 31 March"),
            _OUT,
        ),
    )
    for draft in ends:
        day = _year_end_of(draft)
        if day:
            draft.period = Period.of(
                day, Frequency(answer[5:]) if answer[:5] == "text:" else Frequency.QUARTER
            )
    return ends


def _year_end_of(draft: Draft) -> date | None:
    whole = draft.time.whole
    day = whole.start if whole and whole.frequency is Frequency.SNAPSHOT else draft.time.day
    return day if day and (day.month, day.day) == (3, 31) else None
