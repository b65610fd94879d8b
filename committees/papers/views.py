"""Agenda, minutes and pack of a meeting: as a page, as a PDF, as a Word file."""

import logging

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse

from committees.addresses import meeting_address, meeting_url
from committees.meetings.standing.presenters import present_left
from committees.meetings.standing.querysets import left_before
from committees.meetings.standing.views import or_where_it_went
from committees.models import Meeting, Reader
from committees.pages import back_to_meeting, find_meeting, reader_of, reads
from committees.papers.contents.querysets import Audience
from committees.papers.files.caches import FORMS, PDF, kept_paper, made_paper
from committees.papers.kinds import KINDS, Kind
from committees.papers.pages import audience_for, has_exempt_items, is_out, paper_of
from committees.papers.written.blocks import Paper
from committees.presenters import is_held
from scorecards.editions.downloads.caches import BeingMade
from scorecards.exports.typesetting import RenderError

logger = logging.getLogger(__name__)
ASK_AGAIN_AFTER = 20  # seconds


@reads
@or_where_it_went
def paper(request, council, committee, day, paper):
    """The paper as a page, which prints as it stands."""
    reader, found, kind = reader_of(request), find_meeting(request, committee, day), KINDS[paper]
    shown = paper_of(found, kind, audience_for(found, kind, reader))
    address = meeting_address(found, council.slug)
    context = {
        "paper": shown,
        "files": [
            (words, reverse("committees:paper_file", args=[*address, kind.slug, form]))
            for form, words in ((PDF, "PDF"), ("docx", "Word"))
        ],
        "others": others_of(found, kind, reader, address),
        "back": back_to_meeting(request, found),
        "left": present_left(left_before(found, reader), council.slug),
    }
    return private(render(request, "committees/papers/paper.html", context), shown)


def others_of(meeting: Meeting, kind: Kind, reader: Reader, address: list) -> list[tuple[str, str]]:
    """The other papers of the meeting that this reader may read: no minutes of one that is still to be held."""
    confided = has_exempt_items(meeting, reader)
    begun = meeting.minutes_state != Meeting.MinutesState.NONE or is_held(meeting, reader.today)
    return [
        (each.words, reverse("committees:paper", args=[*address, each.slug]))
        for each in KINDS.values()
        if each != kind
        and is_out(meeting, each, reader)
        and (confided or not each.confided)
        and (begun or not each.minutes)
    ]


@reads
@or_where_it_went
def paper_file(request, council, committee, day, paper, suffix):
    found, kind = find_meeting(request, committee, day), KINDS[paper]
    audience = audience_for(found, kind, reader_of(request))
    shown = paper_of(found, kind, audience)
    try:
        content = content_of(found, shown, audience, suffix)
    except BeingMade:
        return not_now(request, found, "It is being made just now.")
    except RenderError as problem:
        logger.error("The %s of %s could not be made: %s", kind.slug, found, problem)
        return not_now(request, found, "It could not be made.")
    response = HttpResponse(content, content_type=FORMS[suffix])
    name = f"{found.committee.slug}-{found.date}-{kind.slug}.{suffix}"
    response["Content-Disposition"] = f'{"inline" if suffix == PDF else "attachment"}; filename="{name}"'
    return private(response, shown)


def content_of(meeting: Meeting, paper: Paper, audience: Audience, form: str) -> bytes:
    """What everybody may read is kept; a draft, and what is for members, is made for who asks and nowhere left."""
    if audience.draft or audience.confided:
        return made_paper(paper, form)
    return kept_paper(meeting, paper, form)


def private(response: HttpResponse, paper: Paper) -> HttpResponse:
    response["Cache-Control"] = "private, no-store" if paper.draft else "private, no-cache"
    return response


def not_now(request, meeting: Meeting, why: str) -> HttpResponse:
    context = {"why": why, "here": request.path, "meeting_url": meeting_url(meeting, request.council.slug)}
    response = render(request, "committees/papers/not_now.html", context, status=503)
    response["Retry-After"] = str(ASK_AGAIN_AFTER)
    return response
