"""The letter about a draft that was not published at its set time."""

from django.conf import settings
from django.template.loader import render_to_string

from accounts.letters.actions import post_letter
from scorecards.editions.addresses import draft_url
from scorecards.editions.set_times.presenters import moment_words
from scorecards.models import SetTime


def tell_of_failure(*, set_time: SetTime) -> None:
    """To who set it; whoever runs the service reads it on the page."""
    if set_time.set_by is None:
        return
    council = set_time.scorecard.council
    context = {
        "set_time": set_time,
        "moment": moment_words(set_time.at),
        "council": council,
        "url": f"{settings.SITE_URL}{draft_url(set_time.scorecard, set_time.period, council.slug)}",
        "site": settings.SITE_URL,
    }
    post_letter(
        subject=f"Not published: {set_time.scorecard.title}, {set_time.period.in_sentence}",
        message=render_to_string("scorecards/editions/set_times/not_published.txt", context),
        to=set_time.set_by.email,
        council=council,
        by=set_time.set_by,
    )
