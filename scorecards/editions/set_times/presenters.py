"""What is said of a set time: on the draft's page, where it is set, on lists of work and the home page."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.timezone import get_default_timezone, localtime, now

from indicators.terms.periods import day_words
from scorecards.editions.checking.policies import name_of_draft
from scorecards.editions.set_times.local_times import ends_its_day
from scorecards.models import DraftStep, SetTime

CHANGED = "the draft has changed since the time was set"
BARRED = "who set it may not publish here"
UNCHANGED = ", if nothing is missing then and it is still the same"
LATE_RULE = "it is published when one runs again on the same day, and after that day not at all"


@dataclass(frozen=True)
class SetTimeShown:
    """`title` is the state in a few words; `words` say more; `trouble` that somebody has to do something; `waits` that
    the time can be changed or cancelled; `stopped` how much the checklist lacks by now, which stands at its link."""

    title: str
    words: str
    trouble: bool
    waits: bool = True
    stopped: str = ""


def moment_words(moment: datetime) -> str:
    """ "24 April 2026 at 09:00", by the clock here."""
    local = localtime(moment)
    return f"{day_words(local)} at {local:%H:%M}"


def set_time_shown(
    set_time: SetTime | None, *, changed: bool = False, stopped: str = ""
) -> SetTimeShown | None:
    """`set_time` is one of `times_told`; `changed` says that nobody who may publish has read the draft as it stands
    now, `stopped` what its checklist lacks."""
    if set_time is None:
        return None
    shown = shown_of(set_time, obstacle_to(set_time, changed=changed))
    return replace(shown, trouble=True, stopped=stopped) if stopped else shown


def obstacle_to(set_time: SetTime, *, changed: bool = False) -> str:
    """Why nothing would be published as things stand, or ""."""
    if set_time.state == SetTime.State.FAILED:
        return ""
    if not set_time.allowed:
        return BARRED
    return CHANGED if changed else ""


def is_changed(set_time: SetTime, digest: str, steps: Iterable[DraftStep]) -> bool:
    """Whether the draft of that digest is another than that of the set time, and nobody who may publish has checked it
    as it stands. `steps` are those of the draft."""
    names = {
        name_of_draft(digest, number, set_time.correction) for number in (1, 2)
    }  # of a first or a later edition
    checked = (step for step in steps if step.kind == DraftStep.Kind.CHECKED)
    return set_time.digest not in names and not any(
        step.digest == name_of_draft(digest, step.number, step.text) for step in checked
    )


def shown_of(set_time: SetTime, obstacle: str) -> SetTimeShown:
    if set_time.state == SetTime.State.FAILED:
        title = f"{failed_title(set_time)} on {moment_words(set_time.at)}"
        return SetTimeShown(title, set_time.problem, trouble=True, waits=False)
    if obstacle and now() < set_time.at:
        return obstructed_shown(set_time, obstacle)
    return waiting_shown(set_time, now(), alone=not set_time.works)


def failed_title(set_time: SetTime) -> str:
    """Given up before its time, it is still to come."""
    early = set_time.ended_at and set_time.ended_at < set_time.at and now() < set_time.at
    return "Will not be published" if early else "Not published"


def obstructed_shown(set_time: SetTime, obstacle: str) -> SetTimeShown:
    words = (
        f"As it stands now, nothing will be published at that time. {set_words(set_time)} "
        "Somebody who may publish has to read the draft, and then publish it or set a time again."
    )
    title = f"Set for {moment_words(set_time.at)}, but {obstacle}"
    return SetTimeShown(title, words, trouble=True)


def set_words(set_time: SetTime) -> str:
    return f"Set by {set_time.set_by or 'whoever runs the service'} on {moment_words(set_time.set_at)}."


def waiting_shown(set_time: SetTime, moment: datetime, *, alone: bool) -> SetTimeShown:
    """`alone` where no worker lives at that moment."""
    at = moment_words(set_time.at)
    title = f"To be published on {at}"
    words = f"{set_words(set_time)} It is checked again just before."
    if moment < set_time.at:
        if alone:
            title += ", but no worker is running now"
            words += f" If none runs at that time, {LATE_RULE}."
        return SetTimeShown(title, words, trouble=alone)
    if not alone:
        return SetTimeShown(title, f"{words} The time has come: a worker does it next.", trouble=False)
    if moment < ends_its_day(set_time.at, get_default_timezone()):
        return SetTimeShown(
            f"Late: to be published on {at}", f"No worker is running: {LATE_RULE}.", trouble=True
        )
    words = "No worker ran for the rest of that day, so nothing is published by itself any more."
    return SetTimeShown(f"Not published on {at}", words, trouble=True)


def listed_shown(set_time: SetTime) -> SetTimeShown:
    """As lists and home say it, which read no draft: that it has changed since only its own page can tell."""
    shown = shown_of(set_time, obstacle_to(set_time))
    return shown if shown.trouble else replace(shown, title=f"{shown.title}{UNCHANGED}")
