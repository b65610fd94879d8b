"""Tells a member of papers that came out."""

from django.db import IntegrityError, transaction
from django.template.loader import render_to_string

from accounts.letters.actions import post_letter
from committees.addresses import meeting_url
from committees.models import PapersTold
from committees.papers.querysets import PapersLetter


def text_of(letter: PapersLetter, site: str) -> str:
    """Meetings, days and addresses, and never a figure: what a letter says has left the service."""
    meetings = [
        {"meeting": each, "url": f"{site}{meeting_url(each, each.committee.council.slug)}"}
        for each in letter.meetings
    ]
    return render_to_string("committees/papers/letter.txt", {"meetings": meetings, "site": site})


def tell_of_papers(*, letter: PapersLetter, site: str) -> bool:
    """Whether it is on its way; False where another run told this person of one of these meetings meanwhile.

    That they were told and the letter are kept together.
    """
    try:
        with transaction.atomic():
            for meeting in letter.meetings:
                PapersTold.objects.create(meeting=meeting, user=letter.user)
            post_letter(subject=letter.subject, message=text_of(letter, site), to=letter.user.email)
    except IntegrityError:
        return False
    return True
