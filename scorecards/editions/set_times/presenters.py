"""What is said of a set time: on the draft's page, where it is set, and on the home page."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.utils.timezone import get_default_timezone, localtime, now

from accounts.background.querysets import worker_lives
from accounts.models import Council
from accounts.roles import Permission
from indicators.terms.periods import day_words
from indicators.worklist.home.presenters import WorkLine
from scorecards.editions.addresses import draft_url
from scorecards.editions.set_times.local_times import ends_its_day
from scorecards.editions.set_times.querysets import times_told
from scorecards.models import SetTime

LATE_RULE = "it is published when one runs again on the same day, and after that day not at all"


@dataclass(frozen=True)
class SetTimeShown:
    """`title` is the state in a few words; `words` say more; `trouble` that somebody has to do something; `waits` that
    the time can be changed or cancelled."""

    title: str
    words: str
    trouble: bool
    waits: bool = True


def moment_words(moment: datetime) -> str:
    """ "24 April 2026 at 09:00", by the clock here."""
    local = localtime(moment)
    return f"{day_words(local)} at {local:%H:%M}"


def set_time_shown(set_time: SetTime | None) -> SetTimeShown | None:
    """One query where it waits."""
    return shown_of(set_time, alone=nobody_works([set_time])) if set_time else None


def nobody_works(set_times: Iterable[SetTime]) -> bool:
    """Whether any waits while no worker lives. One query at most."""
    return any(each.state == SetTime.State.WAITING for each in set_times) and not worker_lives()


def shown_of(set_time: SetTime, *, alone: bool) -> SetTimeShown:
    if set_time.state == SetTime.State.FAILED:
        return SetTimeShown(
            f"Not published on {moment_words(set_time.at)}", set_time.problem, trouble=True, waits=False
        )
    return waiting_shown(set_time, now(), alone=alone)


def waiting_shown(set_time: SetTime, moment: datetime, *, alone: bool) -> SetTimeShown:
    """`alone` where no worker lives at that moment."""
    at, by = moment_words(set_time.at), set_time.set_by or "whoever runs the service"
    title = f"To be published on {at}"
    words = f"Set by {by} on {moment_words(set_time.set_at)}. It is checked again just before."
    if moment < set_time.at:
        if alone:
            words += f" No worker is running now. If none runs at that time, {LATE_RULE}."
        return SetTimeShown(title, words, trouble=alone)
    if not alone:
        return SetTimeShown(title, f"{words} The time has come: it is being done.", trouble=False)
    if moment < ends_its_day(set_time.at, get_default_timezone()):
        return SetTimeShown(
            f"Late: to be published on {at}", f"No worker is running: {LATE_RULE}.", trouble=True
        )
    words = "No worker ran for the rest of that day, so nothing is published by itself any more."
    return SetTimeShown(f"Not published on {at}", words, trouble=True)


def set_time_lines(council: Council, permissions: frozenset[Permission]) -> list[WorkLine]:
    """For the home page of who reads drafts: a line for each. One query, and one more where any waits."""
    if Permission.VIEW_DRAFTS not in permissions:
        return []
    told = list(times_told(council))
    alone = nobody_works(told)
    return [line_of(each, council, shown_of(each, alone=alone)) for each in told]


def line_of(set_time: SetTime, council: Council, shown: SetTimeShown) -> WorkLine:
    name = f"{set_time.scorecard.title}, {set_time.period.in_sentence}"
    title = f"{shown.title[0].lower()}{shown.title[1:]}"
    url = draft_url(set_time.scorecard, set_time.period, council.slug)
    return WorkLine("error" if shown.trouble else "none", f"{name}: {title}", url)
