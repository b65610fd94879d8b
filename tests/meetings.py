"""A council whose committee has met: an item with an edition, minutes, a resolution, actions and documents."""

from datetime import date

from django.core.files.uploadedfile import SimpleUploadedFile

from accounts.models import Council
from committees.documents import actions as documents
from committees.follow_ups import actions as follow_ups
from committees.items import actions as items
from committees.meetings import actions as meetings
from committees.minutes import actions as minutes
from committees.minutes.resolutions import actions as resolutions
from committees.minutes.resolutions.actions import LimbWords
from committees.models import AgendaItem, Committee, Meeting
from committees.people import actions as people
from indicators.models import Indicator
from indicators.terms.periods import Frequency
from scorecards.models import Edition, Scorecard
from tests.factories import CouncilFactory, IndicatorFactory, ScorecardFactory
from tests.payloads import make_payload, make_row

PDF = b"%PDF-1.7\nA made-up file.\n"


def pdf(name: str = "report.pdf", content: bytes = PDF) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, content)


def publish(
    council: Council, scorecard: Scorecard, rows: list[dict], start=date(2025, 7, 1), number=1
) -> Edition:
    """An edition with these rows, kept as it is given."""
    numbered = [{**each, "number": f"2.{place}"} for place, each in enumerate(rows, 1)]
    payload = make_payload(rows=numbered)
    payload["edition"] = {"number": number, "published": "2025-11-07", "correction": ""}
    return Edition.objects.create(
        council=council,
        scorecard=scorecard,
        frequency=Frequency.QUARTER,
        start=start,
        number=number,
        payload=payload,
        sha256="0" * 64,
        correction="Dental checks corrected" if number > 1 else "",
    )


def row(code: str, title: str, *, needs: bool = False, **changes) -> dict:
    return make_row("2.1", title, code=code, needs_attention=needs, **changes)


class Town:
    """One council with a meeting on 18 November 2025 whose draft minutes are published."""

    def __init__(self, *, slug: str = "exampleton", public: bool = False):
        self.council: Council = CouncilFactory(slug=slug, public_access=public)
        self.scorecard: Scorecard = ScorecardFactory(council=self.council, slug="panel")
        self.committee: Committee = people.create_committee(
            council=self.council,
            name="Corporate Parenting Panel",
            short_name="the Panel",
            slug="panel",
            scorecard=self.scorecard,
            by=None,
        )
        self.indicator: Indicator = IndicatorFactory(code=f"moves-{slug}", title="Three or more homes")
        self.edition = publish(
            self.council,
            self.scorecard,
            [row(self.indicator.code, self.indicator.title), row("far", "Living far away", needs=True)],
        )
        self.meeting = self.add_meeting(date(2025, 11, 18))
        self.item = self.add_item(self.meeting, "6")

    def add_meeting(self, day: date, agenda: date | None = date(2025, 1, 1)) -> Meeting:
        return meetings.create_meeting(committee=self.committee, date=day, agenda_published=agenda, by=None)

    def add_item(self, meeting: Meeting, number: str, **values) -> AgendaItem:
        values = {"edition": self.edition, "indicators": [self.indicator], **values}
        return items.create_item(
            meeting=meeting,
            number=number,
            title="Finding homes closer",
            report_of="Head of Service, Placements",
            by=None,
            **values,
        )

    def ask(
        self, item: AgendaItem, words: str = "asked why children moved.", indicator: Indicator | None = None
    ):
        """A question about the indicator, and its answer."""
        question = minutes.add_paragraph(
            item=item,
            kind="question",
            speaker="A member",
            text=words,
            mentions=[(indicator or self.indicator, "9%")],
            by=None,
        )
        minutes.add_paragraph(
            item=item,
            kind="answer",
            speaker="Head of Service",
            text="replied that carers had left.",
            answers=question,
            by=None,
        )
        return question

    def resolve(self, item: AgendaItem):
        return resolutions.set_resolution(
            item=item,
            preamble="that the Panel:",
            limbs=[
                LimbWords("notes the report;", "noted"),
                LimbWords("asks for a costed plan, with:", "requested"),
                LimbWords("20 more places", "requested", level=2),
                LimbWords("two small homes;", "requested", level=2),
                LimbWords("recommends houses to Cabinet.", "recommended"),
            ],
            by=None,
        )

    def discuss(self, item: AgendaItem | None = None):
        """Everything an item can have, with draft minutes published. Gives the question."""
        item = item or self.item
        question = self.ask(item)
        self.resolve(item)
        items.set_report(
            item=item,
            parts=[
                {"kind": "body", "heading": "Summary", "text": "Who lives far away."},
                {"kind": "implication", "heading": "Legal", "text": "Not applicable."},
            ],
            by=None,
        )
        documents.add_document(
            item=item, title="Cover report", file=pdf(), published_on=date(2025, 11, 7), by=None
        )
        documents.add_document(
            item=item,
            title="Homes by provider",
            file=pdf("secret.pdf", b"%PDF-1.7 exempt"),
            restricted=True,
            reason="Exempt: business affairs",
            published_on=date(2025, 11, 7),
            by=None,
        )
        self.act(item, question)
        if item.meeting.minutes_state == Meeting.MinutesState.NONE:
            item.meeting = meetings.publish_minutes(meeting=item.meeting, on=date(2025, 11, 28), by=None)
        return question

    def act(self, item: AgendaItem, question=None, **values):
        limb = (
            item.resolutions.get().limbs.filter(parent=None, order=2).first()
            if item.resolutions.exists()
            else None
        )
        values = {"due_note": "the next meeting", "limb": limb, "paragraph": question, **values}
        return follow_ups.add_action(
            item=item, title="Costed plan", owner="Head of Service, Placements", by=None, **values
        )

    def url(self, path: str = "") -> str:
        return f"/{self.council.slug}/{path}"

    @property
    def item_url(self) -> str:
        return self.url(f"panel/meetings/2025-11-18/item-{self.item.number}/")
