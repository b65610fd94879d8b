"""A list of one kind as objects, a page of it at a time; one object; a table as CSV."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpRequest

from accounts.models import Council
from committees.arising.querysets import arising_at
from committees.meetings.agreement.querysets import with_corrections
from committees.models import AgendaItem, Committee, Document, Meeting, Reader
from committees.open_data import presenters, querysets
from committees.open_data.addresses import Addresses
from committees.open_data.arising.presenters import present_arising
from committees.open_data.files import presenters as file_presenters
from committees.papers.contents.querysets import open_items, said_at
from committees.people.querysets import names_style

PER_PAGE = 50
NO_SUCH = "There is no such object that everybody may read."
Object = dict[str, Any]


@dataclass(frozen=True)
class Asked:
    """Whose open data, for whom (everybody, on that day), and where its objects are."""

    council: Council
    reader: Reader
    to: Addresses


@dataclass(frozen=True)
class Kind:
    """How the rows of one kind are read, and made into objects, a page of them at once. `more` are rows that its list
    has behind these and whose objects stand at addresses of their own."""

    rows: Callable[[Asked], QuerySet[Any]]
    objects: Callable[[Asked, Sequence[Any]], list[Object]]
    more: Callable[[Asked], Sequence[QuerySet[Any]]] = lambda asked: ()


def bodies(asked: Asked, rows: Sequence[Council]) -> list[Object]:
    return [presenters.present_body(each, asked.to) for each in rows]


def organizations(asked: Asked, rows: Sequence[Committee]) -> list[Object]:
    seats = list(querysets.memberships_of(asked.council).filter(committee__in=rows))
    return [
        presenters.present_committee(each, [seat for seat in seats if seat.committee_id == each.pk], asked.to)
        for each in rows
    ]


def people(asked: Asked, rows: Sequence[Any]) -> list[Object]:
    style = names_style(asked.council)
    return [presenters.present_person(each, style, asked.to) for each in rows]


def meetings(asked: Asked, rows: Sequence[Meeting]) -> list[Object]:
    for meeting in rows:
        for item in meeting.items.all():
            item.meeting = meeting
    found = {each["id"]: each for each in items(asked, [one for row in rows for one in row.items.all()])}
    return [
        presenters.present_meeting(
            row,
            [found[asked.to.of("agenda-items", each.pk)] for each in row.items.all()],
            asked.reader,
            asked.to,
        )
        for row in rows
    ]


def items(asked: Asked, rows: Sequence[AgendaItem]) -> list[Object]:
    said, style = said_at(open_items(rows), asked.reader), names_style(asked.council)
    with_papers = querysets.items_with_papers(asked.council, asked.reader)
    keys = [each.pk for each in rows]
    papers = {each.pk for each in with_papers.filter(pk__in=keys).prefetch_related(None)}
    arising = arising_at(rows, asked.reader, beside=with_corrections)
    return [
        presenters.present_item(each, said, each.pk in papers, style, asked.reader, asked.to)
        | present_arising(arising.get(each.pk))
        for each in rows
    ]


def papers(asked: Asked, rows: Sequence[AgendaItem]) -> list[Object]:
    for item in rows:
        for document in item.documents.all():
            document.item = item
    return [presenters.present_paper(each, asked.to) for each in rows]


def files(asked: Asked, rows: Sequence[Document | Meeting]) -> list[Object]:
    """Documents, and the agenda or the minutes of meetings."""
    return [
        file_presenters.present_file(each, asked.to)
        if isinstance(each, Document)
        else file_presenters.meeting_files(each, asked.reader, asked.to)[each.paper]
        for each in rows
    ]


def each_by(present: Callable[[Any, Addresses], Object]) -> Callable[[Asked, Iterable[Any]], list[Object]]:
    return lambda asked, rows: [present(each, asked.to) for each in rows]


def with_papers(asked: Asked) -> QuerySet[AgendaItem]:
    return querysets.items_with_papers(asked.council, asked.reader)


KINDS = {
    "bodies": Kind(lambda asked: Council.objects.filter(pk=asked.council.pk), bodies),
    "organizations": Kind(lambda asked: querysets.committees_of(asked.council), organizations),
    "people": Kind(lambda asked: querysets.people_of(asked.council), people),
    "memberships": Kind(
        lambda asked: querysets.memberships_of(asked.council), each_by(presenters.present_membership)
    ),
    "meetings": Kind(lambda asked: querysets.meetings_of(asked.council, asked.reader), meetings),
    "agenda-items": Kind(lambda asked: querysets.items_of(asked.council, asked.reader), items),
    "papers": Kind(with_papers, papers),
    "consultations": Kind(with_papers, each_by(presenters.present_consultation)),
    "files": Kind(
        lambda asked: querysets.documents_of(asked.council, asked.reader),
        files,
        lambda asked: [
            read(asked.council, asked.reader) for read in (querysets.agendas_out, querysets.minutes_out)
        ],
    ),
    "locations": Kind(
        lambda asked: querysets.located(asked.council, asked.reader), each_by(presenters.present_location)
    ),
    "legislative-terms": Kind(lambda asked: Meeting.objects.none(), lambda asked, rows: []),
}


def list_page(asked: Asked, kind: str, request: HttpRequest) -> Object:
    """A page of the list, with links to the others. A page that there is not is the first or the last."""
    rows = KINDS[kind].rows(asked)
    here, committee = asked.to.list_of(kind), request.GET.get("organization", "")
    if kind == "meetings" and committee.isdecimal() and len(committee) < 10:
        rows, here = rows.filter(committee=int(committee)), f"{here}?organization={int(committee)}"
    rows = querysets.OneAfterAnother(rows, *KINDS[kind].more(asked))
    page = Paginator(rows, PER_PAGE).get_page(request.GET.get("page"))
    return {
        "data": KINDS[kind].objects(asked, list(page.object_list)),
        "pagination": {
            "totalElements": page.paginator.count,
            "elementsPerPage": PER_PAGE,
            "currentPage": page.number,
            "totalPages": page.paginator.num_pages,
        },
        "links": links_of(page, here),
    }


def links_of(page: Page, here: str) -> dict[str, str]:
    before = "&" if "?" in here else "?"
    numbers = {"first": 1, "self": page.number, "last": page.paginator.num_pages}
    if page.has_previous():
        numbers["prev"] = page.previous_page_number()
    if page.has_next():
        numbers["next"] = page.next_page_number()
    return {name: f"{here}{before}page={number}" for name, number in numbers.items()}


def one_object(asked: Asked, kind: str, key: int) -> Object:
    """Raises Http404."""
    rows = list(KINDS[kind].rows(asked).filter(pk=key))
    if not rows:
        raise Http404(NO_SUCH)
    return KINDS[kind].objects(asked, rows)[0]


def meeting_file(asked: Asked, key: int, paper: str) -> Object:
    """The agenda or the minutes of a meeting. Raises Http404."""
    found = querysets.meetings_of(asked.council, asked.reader).filter(pk=key).first()
    files = file_presenters.meeting_files(found, asked.reader, asked.to) if found else {}
    if paper not in files:
        raise Http404(NO_SUCH)
    return files[paper]
