"""Tells a member of papers that came out, and of meetings that moved or are cancelled."""

from django.db import IntegrityError, transaction
from django.template.loader import render_to_string

from accounts.letters.actions import post_letter
from committees.addresses import meeting_url
from committees.attendance.presence import clock
from committees.models import Meeting, PapersTold
from committees.papers.querysets import Changed, MembersLetter
from committees.presenters import is_cancelled
from indicators.terms.due_dates import weekday_words


def text_of(letter: MembersLetter, site: str) -> str:
    """Meetings, days and addresses, and never a figure: what a letter says has left the service. Why a meeting moved
    somebody typed, so it stands on its page alone."""
    return render_to_string(
        "committees/papers/letter.txt",
        {
            "changed": [told(each.meeting, site) | {"words": change_words(each)} for each in letter.changed],
            "papers": [told(each, site) for each in letter.papers],
            "site": site,
        },
    )


def told(meeting: Meeting, site: str) -> dict:
    return {"meeting": meeting, "url": f"{site}{meeting_url(meeting, meeting.committee.council.slug)}"}


def change_words(changed: Changed) -> str:
    """ "It moved from Tuesday 8 December 2026 to Thursday 10 December 2026, 5.30pm, Town Hall." """
    meeting, left = changed
    parts = [weekday_words(meeting.date), clock(meeting.time) if meeting.time else "", meeting.location]
    when = ", ".join(part for part in parts if part)
    if is_cancelled(meeting):
        return f"It is cancelled. It was to be on {when}."
    if left and left != meeting.date:
        return f"It moved from {weekday_words(left)} to {when}."
    return f"It is now to be on {when}."


def tell_members_of(*, letter: MembersLetter, site: str) -> bool:
    """Whether it is on its way; False where another run told this person of one of these meetings meanwhile.

    That they were told and the letter are kept together.
    """
    try:
        with transaction.atomic():
            for meeting in letter.papers:
                PapersTold.objects.create(meeting=meeting, user=letter.user)
            for meeting, _ in letter.changed:
                PapersTold.objects.create(meeting=meeting, user=letter.user, of_change=meeting.changed_at)
            post_letter(subject=letter.subject, message=text_of(letter, site), to=letter.user.email)
    except IntegrityError:
        return False
    return True
