"""Having the files of papers made by a worker."""

from datetime import timedelta

from django.core.files.storage import default_storage
from django.db.models import Q
from django.utils.timezone import localdate

from accounts.background.actions import start
from accounts.models import Job
from committees.models import Meeting
from committees.models.visibility import readers_of
from committees.papers.files.caches import FORMS, place_of
from committees.papers.files.jobs import make_papers
from committees.papers.pages import papers_out
from committees.presenters import meeting_words

READ_FOR = timedelta(days=60)  # what came out before is made for who asks


def start_papers(meeting: Meeting) -> Job | None:
    """Without a worker they wait for one, or for who asks first. None where they wait already: the job reads what is
    out when it begins, so one is enough however much came out before it. One that runs may have read too early."""
    waiting = Job.objects.filter(
        path=make_papers.path, state=Job.State.WAITING, arguments__meeting=meeting.pk
    )
    if waiting.exists():
        return None
    return start(
        make_papers,
        council=meeting.committee.council,
        by=None,
        title=f"Papers of {meeting_words(meeting)}",
        small=False,
        meeting=meeting.pk,
    )


def start_missing_papers() -> None:
    """The day's work: an agenda comes out on its day, and after an upgrade all files are made anew."""
    today = localdate()
    lately = (today - READ_FOR, today)
    found = Meeting.objects.filter(Q(agenda_published__range=lately) | Q(minutes_published__range=lately))
    for meeting in found.select_related("committee__council"):
        papers = papers_out(meeting, readers_of(meeting, today))
        places = [place_of(meeting, paper, form) for paper in papers for form in FORMS]
        if not all(default_storage.exists(place) for place in places):
            start_papers(meeting)
