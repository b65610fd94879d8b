"""The notice of a meeting in sentences."""

from datetime import date

from committees.exemption.schedules import Regime
from committees.models import Meeting
from committees.notice.clear_days import LAW, LAW_OF_PLACE, NEEDED, clear_days, in_time_from, out_by
from committees.presenters import Standing, standing_of
from indicators.terms.due_dates import weekday_words
from indicators.terms.periods import day_words

WITHOUT_NOTICE = (Meeting.Kind.INFORMAL, Meeting.Kind.PRIVATE)
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def asks_notice(meeting: Meeting) -> bool:
    """Whether the law asks notice of such a meeting, and so a reason for what comes to it late."""
    return meeting.kind not in WITHOUT_NOTICE


def present_notice(meeting: Meeting, regime: Regime, today: date) -> dict | None:
    """How much notice there is, or by when papers must be out; `short` where it is not enough. None for what the law
    asks no notice of: a meeting in private, one that is cancelled, one that was held without papers being out here."""
    standing, out = standing_of(meeting, today), meeting.agenda_published
    if not asks_notice(meeting) or standing == Standing.CANCELLED:
        return None
    law = f"{LAW[regime]}. The day of publishing, the day of the meeting, weekends and bank holidays are not counted."
    if out is not None:
        return {
            "heading": f"Notice: {given_words(out, meeting.date, regime)}",
            "words": out_words(out, today),
            "short": clear_days(out, meeting.date, regime) < NEEDED[regime],
            "law": law,
        }
    if standing == Standing.HELD:
        return None
    by = out_by(meeting.date, regime)
    past = by < today
    words = f"Papers {'were to be' if past else 'must be'} out by {weekday_words(by)}."
    return {"heading": "Notice", "words": f"{words} {needed_words(regime)}", "short": past, "law": law}


def move_words(meeting: Meeting, moved_on: date | None, regime: Regime, today: date) -> str:
    """Of a meeting that moved after its agenda came out, how much notice there is of where and when it is now; "" where
    that is told with the agenda, or the law asks none. `moved_on` is the day of the last move; one that was put down
    after the meeting says nothing of when people were told."""
    notice, out = present_notice(meeting, regime, today), meeting.agenda_published
    if not notice or not moved_on or not out or not out < moved_on <= meeting.date:
        return ""
    given = given_words(moved_on, meeting.date, regime)
    said = f"It was moved on {day_words(moved_on)}: {given}, for notice of where and when it is now"
    short = clear_days(moved_on, meeting.date, regime) < NEEDED[regime]
    return f"{said} ({LAW_OF_PLACE[regime]}).{' At shorter notice it is given at once.' if short else ''}"


def earliest_words(meeting: Meeting, regime: Regime, today: date) -> str:
    """For who moves a meeting to come, before a day is chosen: from which day on it has enough notice; "" where the law
    asks none."""
    if not asks_notice(meeting) or standing_of(meeting, today) in (Standing.HELD, Standing.CANCELLED):
        return ""
    needed = days_words(NEEDED[regime])
    return (
        f"Moved today, it has the {needed} of notice that are needed from {weekday_words(in_time_from(today, regime))} "
        "on. To a day before that it moves at shorter notice."
    )


def notice_on_paper(meeting: Meeting, regime: Regime, today: date) -> str:
    """ "Seven clear days, five needed (Local Government Act 1972, section 100B)"; "" where no notice is asked for."""
    notice, out = present_notice(meeting, regime, today), meeting.agenda_published
    if notice is None or out is None:
        return notice["words"] if notice else ""
    return f"{given_words(out, meeting.date, regime).capitalize()} ({LAW[regime]})"


def given_words(out: date, meeting: date, regime: Regime) -> str:
    """ "seven clear days, five needed"."""
    return f"{days_words(clear_days(out, meeting, regime))}, {number_words(NEEDED[regime])} needed"


def notice_line(meeting: Meeting, regime: Regime, today: date) -> str:
    """For a list of meetings: how much notice there is, or by when papers must be out; "" where the law asks none."""
    notice = present_notice(meeting, regime, today)
    if notice is None:
        return ""
    return notice["words"] if meeting.agenda_published is None else notice["heading"]


def needed_words(regime: Regime) -> str:
    return f"{days_words(NEEDED[regime]).capitalize()} of notice are needed."


def out_words(out: date, today: date) -> str:
    return f"The agenda {'came' if out <= today else 'comes'} out on {day_words(out)}."


def number_words(number: int) -> str:
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def days_words(number: int) -> str:
    """ "five clear days", "one clear day"."""
    return f"{number_words(number)} clear day{'' if number == 1 else 's'}"
