"""The files of a meeting's papers: what they are, and where those that everybody may read are kept."""

import hashlib
import json
from dataclasses import asdict

from django.core.files.storage import default_storage

from accounts.files.jobs import names_in
from committees.models import Meeting
from committees.papers.written.as_pdf import as_pdf
from committees.papers.written.as_word import as_word
from committees.papers.written.blocks import Paper
from scorecards.editions.caches import kept_file, renderer_name
from scorecards.editions.downloads.caches import Original, held, original_of, print_version
from scorecards.exports.appendix import SHORT, WHOLE, TooLong
from scorecards.models import Edition

SHELF = "papers"
PDF, WORD = "pdf", "docx"
FORMS = {
    PDF: "application/pdf",
    WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


def made_paper(paper: Paper, form: str) -> bytes:
    """The paper as a PDF, with the scorecards that are its appendices behind it, or as a Word file. Raises RenderError,
    and BeingMade where a scorecard's own file is made elsewhere just now."""
    if form == WORD:
        return as_word(paper)
    return as_pdf(paper, [(title, scorecard_pdf(key)) for title, key in paper.appendices])


def scorecard_pdf(edition: int) -> bytes:
    """The short version of an edition, as its own page hands it out; the whole where it has no short one."""
    found = Edition.objects.select_related("scorecard__council").get(pk=edition)
    original = original_of(found, found.scorecard.council.slug)
    try:
        return _kept_version(original, SHORT)
    except TooLong:
        return _kept_version(original, WHOLE)


def _kept_version(original: Original, length) -> bytes:
    artefact = print_version(length)
    kept = original.kept(artefact)
    return original.made_and_kept(artefact) if kept is None else kept


def kept_paper(meeting: Meeting, paper: Paper, form: str) -> bytes:
    """Of a paper that everybody may read: made once for what it says now; what it said before is thrown away.

    Raises RenderError, and BeingMade where somebody else makes it just now.
    """
    place = place_of(meeting, paper, form)
    if not default_storage.exists(place):
        with held(place):
            content = kept_file(place, lambda: made_paper(paper, form))
        forget_older(place)
        return content
    return kept_file(place, lambda: made_paper(paper, form))


def place_of(meeting: Meeting, paper: Paper, form: str) -> str:
    """By meeting and kind, the digest of all it says, and the code that makes it."""
    said = json.dumps(asdict(paper), default=str, sort_keys=True)
    digest = hashlib.sha256(said.encode()).hexdigest()[:32]
    folder = f"{SHELF}/{meeting.committee.council.slug}"
    kind = paper.kind.lower().replace(" ", "_")
    return f"{folder}/{meeting.pk}-{kind}-{digest}-{renderer_name()}.{form}"


def forget_older(place: str) -> None:
    """Other versions of the same paper: what was taken out of it is kept no longer either."""
    folder, _, name = place.rpartition("/")
    begins, form = "-".join(name.split("-")[:2]), name.rpartition(".")[2]
    for other in names_in(folder):
        file = other.rpartition("/")[2]
        if file != name and file.startswith(f"{begins}-") and file.endswith(f".{form}"):
            default_storage.delete(f"{folder}/{file}")
