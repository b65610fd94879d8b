"""An exempt item, and an item of a private meeting, with a word of its own planted in every text of each and of all
that hangs on it; of the meeting also in the texts of itself.

Rows and fields are read off the models: a new table that hangs on items fails until a row of it is planted here, and a
new field is planted by itself. Wherever a word is found, its number says which field it came out of.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from io import BytesIO
from zipfile import ZipFile

from django.apps import apps
from django.core.files.base import ContentFile
from django.db import models, transaction
from django.db.models import QuerySet
from django.http import HttpResponse
from pypdf import PdfReader

from accounts.models import CouncilOf, User
from accounts.roles import Role
from accounts.trail.actions import record
from accounts.trail.parts import Change, Public
from committees.attendance.actions import Declared, Moved, Paused, set_course
from committees.follow_ups.actions import close_action, reopen_action
from committees.follow_ups.settling.actions import carry_action
from committees.items import actions as items
from committees.meetings.actions import Correction, confirm_minutes, reopen_minutes
from committees.models import (
    Action,
    ActionEvent,
    AdvanceQuestion,
    AgendaItem,
    Attendance,
    AttendanceMove,
    CommitteeMembership,
    Declaration,
    FormerAgreement,
    FormerDay,
    MeasureRequest,
    Meeting,
    MeetingMoment,
    MinutesCorrection,
    MinutesVersion,
    Person,
    Recommendation,
    RequestStep,
    Vote,
)
from tests.factories import user_with_role
from tests.meetings import Town

# What everyone reads of an exempt item; and what no one typed
TOLD = {
    *(
        "AgendaItem.number",
        "AgendaItem.exempt_paragraph",
        "AgendaItem.exempt_reason",
        "AgendaItem.public_title",
    ),
    *("MeetingMoment.note", "Document.sha512", "Document.mime_type", "Document.exempt_paragraph"),
}
# What its members read of it at the least, on pages and in files
READ_BY_MEMBERS = {
    *("AgendaItem.title", "AgendaItem.report_of", "AgendaItem.minute_reference", "ReportPart.heading"),
    *(
        "ReportPart.text",
        "Document.title",
        "Document.file",
        "MinutesParagraph.speaker",
        "MinutesParagraph.text",
    ),
    *(
        "Resolution.preamble",
        "Resolution.vote",
        "Limb.text",
        "Action.title",
        "Action.owner",
        "Action.due_note",
        "ActionEvent.text",
        "Recommendation.text",
        "Recommendation.to_body",
    ),
    *("AdvanceQuestion.text", "AdvanceQuestion.answer", "AdvanceQuestion.answered_by_words"),
    *("MeasureRequest.wanted", "MeasureRequest.why", "MeasureRequest.asked_by", "RequestStep.reason"),
}
SEARCHED = (
    "harboured"  # stands before each word where there is room: a search for it finds no more than pages show
)
WORD = re.compile(r"zq(\d+)zq")


class Planted:
    """`named` gives the field of each planted number, as in "MinutesParagraph.text"."""

    FIRST = 0
    EXEMPT = {
        "exempt_paragraph": "3",
        "exempt_reason": "Prices are being agreed.",
        "public_title": "Contracts",
    }

    def __init__(self, town: Town):
        self.town = town
        self.item = items.create_item(
            meeting=self.meeting(),
            number="1",
            title="A contract",
            edition=town.edition,
            indicators=[town.indicator],
            by=None,
            **self.EXEMPT,
        )
        AgendaItem.objects.filter(pk=self.item.pk).update(
            order=0
        )  # before any other that carries the edition
        self.named: dict[str, str] = {}
        self.hang()
        self.plant()
        self.act()

    def meeting(self) -> Meeting:
        self.town.meeting.refresh_from_db()  # whose minutes are out
        return self.town.meeting

    def rows(self) -> Iterator[tuple[QuerySet, bool]]:
        """What words are planted in, and whether it hangs on the item."""
        for model, way in hanging():
            rows = QuerySet(model).filter(**{way: self.item.pk})
            assert rows.exists(), f"No row of {model.__name__} hangs on the planted item: make one in `hang`"
            yield rows, way == "item"

    @property
    def url(self) -> str:
        return self.town.url(f"panel/meetings/{self.item.meeting.date}/item-1/")

    def hang(self) -> None:
        """A row of everything that can hang on an item."""
        item, council = self.item, self.town.council
        question = self.town.discuss(item)
        resolution, action = item.resolutions.get(), item.actions.get()
        there = Attendance.objects.create(meeting=item.meeting, words="A foster carer")
        asked = MeasureRequest.objects.create(council=council, item=item, wanted="x", asked_by="x", why="x")
        for made in (
            AdvanceQuestion(item=item, text="x", state="answered", answer="x", asked_by_words="x"),
            Recommendation(item=item, text="x", to_body="x"),
            RequestStep(request=asked, kind="accepted", reason="x"),
            MinutesCorrection(meeting=item.meeting, item=item, made_at=item, text="x"),
            FormerAgreement(meeting=item.meeting, item=item, reopened=item.meeting.date),
            MinutesVersion(item=item, number=1, words={}),
            ActionEvent(action=action, kind="progress", text="x"),
            AttendanceMove(attendance=there, kind="left", item=item),
            Declaration(attendance=there, item=item, interest="personal"),
            MeetingMoment(meeting=item.meeting, kind="private", item=item),
            Vote(resolution=resolution, attendance=there, choice="for"),
        ):
            made.save()
        assert question.item_id == item.pk

    def plant(self) -> None:
        for rows, of_item in self.rows():
            model = rows.model
            fields = {field.name: self.word(field) for field in texts_of(model)}
            assert not (fields and of_item) or hasattr(model, "trail_within"), (
                f"{model.__name__} is no OfItem"
            )
            for row in rows if fields else ():
                QuerySet(model).filter(pk=row.pk).update(**fields)
                if hasattr(row, "trail_within"):
                    said = {"text": Public(list(fields.values())), "changed": Change({}, fields)}
                    with transaction.atomic():
                        record(by=None, council=self.town.council, verb="wrote", subject=row, detail=said)
        for document in self.item.documents.all():
            number = self.FIRST + len(self.named)
            self.named[str(number)] = "Document.file"
            content = f"%PDF-1.7 zq{number}zq".encode()
            document.file.save("planted.pdf", ContentFile(content), save=False)
            QuerySet(type(document)).filter(pk=document.pk).update(file=document.file.name, size=len(content))

    def act(self) -> None:
        """What democratic services do at the item, of which the trail keeps the words: they stand in entries of the
        meeting, of an action of another item, or of the item."""
        item = AgendaItem.objects.get(pk=self.item.pk)
        there = item.meeting.attendance.first()
        nature, was, now, pause, closed = (
            str(self.word(model._meta.get_field(name)))
            for model, name in (
                (Declaration, "nature"),
                (MinutesCorrection, "was"),
                (MinutesCorrection, "text"),
                (MeetingMoment, "note"),
                (ActionEvent, "text"),
            )
        )
        moves = [Moved(there, "left", item), Moved(there, "arrived", item)]
        interests = [Declared(there, "personal", item, nature)]
        moments = [Paused("private", item), Paused("adjourned", item, note=pause), Paused("public", item)]
        for course in ((moves, interests, moments), (moves[:1], interests, moments)):
            moves, interests, moments = course
            set_course(meeting=item.meeting, moves=moves, declarations=interests, moments=moments, by=None)
        later = self.town.add_item(self.town.add_meeting(item.meeting.date + timedelta(days=9)), "1")
        agreed = {"agreed_at": later.meeting, "item": later, "today": later.meeting.date, "by": None}
        confirm_minutes(meeting=item.meeting, corrections=[Correction(now, item, was)], **agreed)
        reopen_minutes(meeting=item.meeting, reason="A word is wrong", on=later.meeting.date, by=None)
        if item.meeting.kind != Meeting.Kind.PRIVATE:  # at which nothing public is closed
            action = self.town.item.actions.first() or self.town.act(self.town.item)
            asks = action.reached_in
            close_action(action=action, on=item.meeting.date, closed_by=item, words=closed, by=None)
            reopen_action(action=action, by=None)
            carry_action(action=action, to=later.meeting, item=item, words=closed, by=None)
            Action.objects.filter(pk=action.pk).update(reached_in=asks)

    def word(self, field: models.Field) -> object:
        number = self.FIRST + len(self.named)
        self.named[str(number)] = f"{field.model.__name__}.{field.name}"
        short = f"zq{number}zq"
        if isinstance(field, models.JSONField) and field.default is list:
            return [[self.item.number, short]]  # what an item was called once
        if isinstance(field, models.JSONField):
            return {"paragraphs": [{"text": short}]}
        assert (field.max_length or 99) >= len(short), field
        return f"{SEARCHED} {short}" if (field.max_length or 99) >= 40 else short

    def found_in(self, text: str) -> set[str]:
        return {self.named[number] for number in WORD.findall(text) if number in self.named}


class PlantedPrivately(Planted):
    """At a meeting that is not open to the public, of the same committee, with words in what is said of itself."""

    FIRST = 1000
    EXEMPT = {}

    def meeting(self) -> Meeting:
        found = self.town.add_meeting(date(2025, 11, 20))
        Meeting.objects.filter(pk=found.pk).update(kind=Meeting.Kind.PRIVATE)
        FormerDay.objects.create(meeting=found, day=date(2025, 11, 19), reason="x")
        found.refresh_from_db()
        return found

    def rows(self) -> Iterator[tuple[QuerySet, bool]]:
        yield from super().rows()
        meeting = self.item.meeting_id
        yield QuerySet(Meeting).filter(pk=meeting), False
        for model in (FormerDay, Attendance):
            yield QuerySet(model).filter(meeting=meeting), False


def on_the_committee(town: Town, capacity: str = "member") -> User:
    user = user_with_role(town.council, Role.MEMBER)
    person = Person.objects.create(council=town.council, user=user, kind="member", role="Member")
    CommitteeMembership.objects.create(committee=town.committee, person=person, capacity=capacity)
    return user


def hanging() -> Iterator[tuple[type[models.Model], str]]:
    """Every table whose rows are items or hang on one, and the way to the item."""
    for model in apps.get_app_config("committees").get_models():
        if way := way_to_item(model):
            yield model, way


def way_to_item(model: type[models.Model]) -> str:
    if model is AgendaItem:
        return "pk"
    names = {field.name for field in model._meta.fields}
    if "item" in names:
        return "item"
    council = model._meta.get_field("council")
    if not isinstance(council, CouncilOf):
        return ""
    whole = model._meta.get_field(council.part_of).related_model
    way = "" if whole is AgendaItem else way_to_item(whole)
    return f"{council.part_of}__{way}" if way else ""


def texts_of(model: type[models.Model]) -> list[models.Field]:
    kinds = (models.CharField, models.TextField, models.JSONField)
    return [
        field
        for field in model._meta.fields
        if isinstance(field, kinds) and not field.choices and f"{model.__name__}.{field.name}" not in TOLD
    ]


_read: dict[int, str] = {}


def words_of(response: HttpResponse) -> str:
    """Everything an answer says: its address, its headers and its content, also inside of a PDF or a package."""
    content = response.getvalue()
    if content.startswith((b"%PDF", b"PK")):
        known = hash(content)
        if known not in _read:
            _read[known] = _pdf(content) if content.startswith(b"%PDF") else _package(content)
        text = _read[known]
    else:
        text = content.decode(errors="replace")
    return f"{response.headers} {text}"


def _pdf(content: bytes) -> str:
    plain = content.decode("latin-1")
    if b"startxref" not in content:  # one of the tests’ own, which only begins as one
        return plain
    return plain + " ".join(page.extract_text() for page in PdfReader(BytesIO(content)).pages)


def _package(content: bytes) -> str:
    with ZipFile(BytesIO(content)) as package:
        return " ".join(package.read(name).decode(errors="replace") for name in package.namelist())
