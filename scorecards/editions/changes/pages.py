"""What an edition says otherwise than the one that readers had, published or as it would be."""

from django.http import HttpResponse

from scorecards.editions.changes.telling import changes_between, seen_by_readers, summary_of
from scorecards.editions.pages import Page, Source, html_of
from scorecards.editions.presenters import frame_of
from scorecards.models import Edition
from scorecards.payload import Payload


def changes_answer(source: Source, before: Edition | None, payload: Payload) -> HttpResponse:
    """As far as readers see both; `before` is None where nothing that was published before it stands."""
    changes = seen_by_readers(changes_between(before.payload, payload)) if before else []
    told = {
        "changes": changes,
        "first": f"Edition {before.number}" if before else "",
        "second": f"Edition {payload['edition']['number']}",
        "labelled": "h-diff",
    }
    around = {"changed": bool(changes), "summary": summary_of(changes, payload), "before": before}
    page = Page(frame_of(payload), html_of("scorecards/editions/changes/table.html", told))
    return source.response("scorecards/editions/published/changes.html", page, around)
