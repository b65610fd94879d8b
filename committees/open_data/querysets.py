"""What of meetings everybody may read, by kind, each in a number of queries that does not grow with its rows."""

from collections.abc import Sequence
from functools import cached_property
from typing import Any

from django.db.models import F, Prefetch, Q, QuerySet, Value

from accounts.models import Council
from committees.attendance.policies import THERE
from committees.meetings.agreement.querysets import with_corrections
from committees.models import (
    AgendaItem,
    Attendance,
    Committee,
    CommitteeMembership,
    Document,
    Meeting,
    MinutesParagraph,
    Person,
    Reader,
    Resolution,
    Vote,
)
from committees.papers.contents.querysets import resolutions_of
from committees.papers.kinds import AGENDA, MINUTES, Kind

# Who is named here: members, with a vote or co-opted. Officers and young people stand in minutes by their role
NAMED = (Person.Kind.MEMBER, Person.Kind.COOPTED)
SEATS = (*CommitteeMembership.VOTING, "coopted", "substitute")


def committees_of(council: Council) -> QuerySet[Committee]:
    return Committee.objects.filter(council=council).order_by("pk")


def memberships_of(council: Council) -> QuerySet[CommitteeMembership]:
    found = CommitteeMembership.objects.for_council(council).filter(
        person__kind__in=NAMED, capacity__in=SEATS
    )
    return found.select_related("person").order_by("pk")


def people_of(council: Council) -> QuerySet[Person]:
    """Those who are or were on a committee."""
    seats = memberships_of(council)
    found = Person.objects.for_council(council).filter(pk__in=seats.order_by().values("person"))
    return found.prefetch_related(Prefetch("memberships", seats)).order_by("pk")


def meetings_of(council: Council, reader: Reader) -> QuerySet[Meeting]:
    """With their items, as everybody reads them, and who was there where the minutes are out."""
    there = Attendance.objects.visible_to(reader).filter(
        status__in=THERE, person__kind__in=NAMED, person__memberships__capacity__in=SEATS
    )
    return _meetings(council, reader).prefetch_related(
        Prefetch("items", with_corrections(AgendaItem.objects.listed_to(reader)).order_by("order")),
        Prefetch("attendance", there.distinct().order_by("pk")),
    )


def items_of(council: Council, reader: Reader) -> QuerySet[AgendaItem]:
    """With what was put right at each, for words that were added."""
    listed = with_corrections(AgendaItem.objects.for_council(council).listed_to(reader))
    return (
        listed.select_related("meeting__committee", "edition__scorecard")
        .defer("edition__payload")
        .order_by("pk")
    )


def items_with_papers(council: Council, reader: Reader) -> QuerySet[AgendaItem]:
    """Those that everybody may read, with a report, figures or documents."""
    some = Q(report_parts__isnull=False) | Q(edition__isnull=False) | Q(documents__restricted=False)
    keys = AgendaItem.objects.visible_to(reader).filter(some).order_by().values("pk")
    documents = Document.objects.visible_to(reader).exclude(file="").order_by("order", "pk")
    return items_of(council, reader).filter(pk__in=keys).prefetch_related(Prefetch("documents", documents))


def documents_of(council: Council, reader: Reader) -> QuerySet[Document]:
    found = Document.objects.for_council(council).visible_to(reader).exclude(file="")
    return found.select_related("item__meeting__committee").order_by("pk")


def agendas_out(council: Council, reader: Reader) -> QuerySet[Meeting]:
    """Meetings whose agenda is a file that everybody may open, each with the slug of that `paper`."""
    return _with_paper(_meetings(council, reader).filter(reader.with_agenda("")), AGENDA)


def minutes_out(council: Council, reader: Reader) -> QuerySet[Meeting]:
    return _with_paper(_meetings(council, reader).filter(reader.with_minutes("")), MINUTES)


def _meetings(council: Council, reader: Reader) -> QuerySet[Meeting]:
    """With their committees."""
    return Meeting.objects.for_council(council).visible_to(reader).select_related("committee").order_by("pk")


def _with_paper(meetings: QuerySet[Meeting], kind: Kind) -> QuerySet[Meeting]:
    return meetings.annotate(paper=Value(kind.slug))


class OneAfterAnother(Sequence):
    """Several reads as one list, for pages of it: no more rows are fetched than a page shows."""

    def __init__(self, *reads: QuerySet[Any]):
        self.reads = reads

    @cached_property
    def numbers(self) -> list[int]:
        return [each.count() for each in self.reads]

    def __len__(self) -> int:
        return sum(self.numbers)

    def __getitem__(self, wanted: slice) -> list[Any]:
        """Of a slice with both ends, as a page is."""
        found, before = list[Any](), 0
        for read, number in zip(self.reads, self.numbers, strict=True):
            first, last = max(wanted.start - before, 0), min(wanted.stop - before, number)
            if first < last:
                found += read[first:last]
            before += number
        return found


def located(council: Council, reader: Reader) -> QuerySet[Meeting]:
    return _meetings(council, reader).exclude(location="")


def paragraphs_of(council: Council, reader: Reader) -> QuerySet[MinutesParagraph]:
    found = with_corrections(MinutesParagraph.objects.for_council(council).visible_to(reader))
    people = ("attendance__person", "attendance__substitute_for", "item__meeting__committee")
    return found.select_related(*people).order_by("item__meeting__date", "item__order", "position")


def resolutions_in(council: Council, reader: Reader) -> QuerySet[Resolution]:
    found = resolutions_of(reader).for_council(council).select_related("item__meeting__committee")
    people = ("mover__person", "mover__substitute_for", "seconder__person", "seconder__substitute_for")
    return (
        found.select_related("item__meeting__committee", *people)
        .prefetch_related("limbs")
        .order_by("item__meeting__date", "item__order", "order")
    )


def votes_of(council: Council, reader: Reader) -> QuerySet[Vote]:
    found = Vote.objects.for_council(council).filter(reader.with_minutes_of("resolution__item__"))
    people = ("attendance__person", "attendance__substitute_for", "resolution__item__meeting__committee")
    return found.select_related(*people).annotate(place=F("resolution__order")).order_by("resolution", "pk")
