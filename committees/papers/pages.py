"""Which paper of a meeting somebody asks for, and whether it is theirs to read."""

from django.http import Http404

from committees.models import Meeting, Reader
from committees.models.visibility import readers_of
from committees.papers.contents.presenters.agenda import agenda_of, pack_of
from committees.papers.contents.presenters.minutes import minutes_of
from committees.papers.contents.querysets import Audience
from committees.papers.kinds import AGENDA, MINUTES, PACK, Kind
from committees.papers.written.blocks import Paper

NOT_OUT = "There is no such paper of this meeting, or it is not published yet."


def is_out(meeting: Meeting, kind: Kind, reader: Reader) -> bool:
    return reader.sees_minutes(meeting) if kind.minutes else reader.sees_agenda(meeting)


def audience_for(meeting: Meeting, kind: Kind, reader: Reader) -> Audience:
    """Everybody's paper is the same for everybody, whoever asks; that of a private meeting for everybody with a role in
    the council. Raises Http404 where it is not for this reader, or is not out; before that democratic services have a
    draft of it."""
    public = readers_of(meeting, reader.today)
    out = is_out(meeting, kind, public)
    if kind.confided and is_out(meeting, kind, reader) and has_exempt_items(meeting, reader):
        return Audience(reader, confided=True, draft=not out)
    if kind.confided or not (out or reader.edits):
        raise Http404(NOT_OUT)
    return Audience(public) if out else Audience(reader, draft=True)


def has_exempt_items(meeting: Meeting, reader: Reader) -> bool:
    """That the reader may read whole."""
    return meeting.items.visible_to(reader).exclude(exempt_paragraph="").exists()


def paper_of(meeting: Meeting, kind: Kind, audience: Audience) -> Paper:
    if kind.minutes:
        return minutes_of(meeting, audience)
    return agenda_of(meeting, audience) if kind == AGENDA else pack_of(meeting, audience)


def papers_out(meeting: Meeting, reader: Reader) -> list[Paper]:
    """All that is out by now; `reader` is the most people who may read it."""
    kinds = [each for each in (AGENDA, PACK, MINUTES) if is_out(meeting, each, reader)]
    return [paper_of(meeting, each, Audience(reader)) for each in kinds]
