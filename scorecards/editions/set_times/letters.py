"""Letters about a draft that was not published at its set time, or that somebody else has decided about."""

from django.conf import settings
from django.template.loader import render_to_string

from accounts.letters.actions import post_letter
from accounts.models import User
from scorecards.editions.addresses import draft_url
from scorecards.editions.set_times.presenters import failed_title, moment_words
from scorecards.editions.set_times.querysets import publishers
from scorecards.models import SetTime


def tell_of_failure(*, set_time: SetTime) -> None:
    """To who set it, and to everybody who may publish: who set it may have left, or may not publish any more."""
    people = list(publishers(set_time.scorecard.council))
    if _can_be_told(set_time.set_by) and set_time.set_by not in people:
        people.insert(0, set_time.set_by)
    for person in people:
        _post(set_time, person, title=failed_title(set_time), became=set_time.problem)


def tell_overtaken(*, set_time: SetTime, became: str, by: User | None) -> None:
    """To who set it, where another person has changed or cancelled the time, or published before it."""
    if _can_be_told(set_time.set_by) and set_time.set_by != by:
        who = by or "Whoever runs the service"
        _post(set_time, set_time.set_by, title="Your set time is over", became=f"{who} {became}.")


def _can_be_told(person: User | None) -> bool:
    return person is not None and person.is_active


def _post(set_time: SetTime, person: User, *, title: str, became: str) -> None:
    council = set_time.scorecard.council
    context = {
        "set_time": set_time,
        "moment": moment_words(set_time.at),
        "setter": "you" if set_time.set_by == person else set_time.set_by or "whoever runs the service",
        "became": became,
        "council": council,
        "url": f"{settings.SITE_URL}{draft_url(set_time.scorecard, set_time.period, council.slug)}",
        "site": settings.SITE_URL,
    }
    post_letter(
        subject=f"{title}: {set_time.scorecard.title}, {set_time.period.in_sentence}",
        message=render_to_string("scorecards/editions/set_times/letter.txt", context),
        to=person.email,
        council=council,
        by=set_time.set_by,
    )
