"""Stores the meetings of a demonstration council through the committees' own actions."""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

from django.utils.timezone import make_aware

from accounts.models import Council
from committees.documents.actions import add_document
from committees.follow_ups.actions import Awaited, add_action, close_action
from committees.follow_ups.recommendations.actions import note_response, recommend
from committees.items.actions import create_item, set_report
from committees.items.agenda.actions import set_place
from committees.meetings.actions import confirm_minutes, create_meeting, publish_minutes
from committees.meetings.standing.actions import cancel_meeting, move_meeting
from committees.minutes.actions import add_paragraph
from committees.minutes.notes.actions import Mention, set_mentions
from committees.minutes.notes.mentions import stands_in
from committees.minutes.notes.querysets import edition_period
from committees.minutes.resolutions.actions import LimbWords, set_resolution
from committees.models import Action, AgendaItem, Committee, Limb, Meeting, MinutesParagraph, Person
from committees.questions.actions import answer_question, put_question
from committees.requests.actions import decide_request, raise_request
from config.demonstration.content import Content, Table
from config.demonstration.loading.attending import AttendanceLoader
from config.demonstration.loading.councils import Indicators
from config.demonstration.loading.texts import read_in
from indicators.terms.written_periods import parse_period
from scorecards.models import Edition


class MeetingsLoader:
    """Meetings first, then items, then what joins one meeting with another: due actions, closings, agreed minutes."""

    def __init__(self, council: Council, indicators: Indicators) -> None:
        self.indicators = indicators
        self.committees = {each.slug: each for each in Committee.objects.filter(council=council)}
        self.meetings: dict[tuple[str, date], Meeting] = {}
        self.actions: list[tuple[Action, Table, str]] = []

    def load(self, content: Content) -> None:
        attending = AttendanceLoader(self.committees)
        attending.add_members(content)
        for table in content.meetings:
            self._create_meeting(table)
        for table in content.meetings:
            self._create_items(self._meeting(table["committee"], table["date"]), table)
        for table in content.meetings:
            attending.load(self._meeting(table["committee"], table["date"]), table)
            attending.tell_who_spoke(self._meeting(table["committee"], table["date"]), table)
        for action, table, committee in self.actions:
            self._close(action, table, committee)
        for table in content.meetings:
            self._publish_minutes(table)

    def _create_meeting(self, table: Table) -> None:
        """At the day for which it was called first, then moved from there or cancelled."""
        moved = table.get("moved", {})
        meeting = create_meeting(
            committee=self.committees[table["committee"]],
            date=moved.get("from", table["date"]),
            time=table.get("time"),
            location=table.get("location", ""),
            agenda_published=table.get("agenda_published"),
            note=table.get("note", ""),
            by=None,
        )
        if moved:
            where = {"time": meeting.time, "location": meeting.location, "reason": moved["reason"]}
            meeting = move_meeting(meeting=meeting, day=table["date"], by=None, **where)
        if "cancelled" in table:
            meeting = cancel_meeting(meeting=meeting, reason=table["cancelled"], by=None)
        self.meetings[table["committee"], table["date"]] = meeting

    def _meeting(self, committee: str, day: date) -> Meeting:
        return self.meetings[committee, day]

    def _create_items(self, meeting: Meeting, table: Table) -> None:
        """With what was minuted: in the tables, or in a text that is read as any council's minutes are."""
        made = [(self._create_item(meeting, each), each) for each in table.get("item", [])]
        if "minutes" in table:
            read_in(meeting, table["minutes"])
        for item, each in made:
            self._confirm_mentions(item, each.get("mentions", []))
            self._follow(item, each)

    def _confirm_mentions(self, item: AgendaItem, told: list[list[str]]) -> None:
        """Each by words of its paragraph."""
        if told:
            rows = list(item.paragraphs.all())
            spoken = [
                (next(row for row in rows if words in row.text), code, value) for words, code, value in told
            ]
            confirmed = [
                Mention(
                    row.pk,
                    self.indicators[code],
                    value if stands_in(value, row.text) else "",
                    edition_period(item),
                )
                for row, code, value in spoken
            ]
            set_mentions(item=item, confirmed=confirmed, taken_back=[], by=None)

    def _create_item(self, meeting: Meeting, table: Table) -> AgendaItem:
        item = create_item(
            meeting=meeting,
            number=table["number"],
            title=table["title"],
            kind=table.get("kind", AgendaItem.Kind.REPORT),
            report_of=table.get("report_of", ""),
            minute_reference=table.get("minute_reference", ""),
            edition=self._edition(meeting, table.get("edition")),
            appendix=table.get("appendix", ""),
            awaits=meeting.committee.scorecard if "awaits" in table else None,
            awaits_period=parse_period(table["awaits"]).code if "awaits" in table else "",
            indicators=[self.indicators[code] for code in table.get("indicators", [])],
            urgency_reason=table.get("urgent", ""),
            exempt_paragraph=table.get("exempt", ""),
            exempt_reason=table.get("exempt_reason", ""),
            public_title=table.get("public_title", ""),
            by=None,
        )
        if "withdrawn" in table:
            set_place(item=item, state=AgendaItem.State.WITHDRAWN, state_reason=table["withdrawn"], by=None)
        if parts := table.get("part"):
            filled = [
                {"kind": part.get("kind", "body"), "heading": part["heading"], "text": part["text"]}
                for part in parts
            ]
            set_report(item=item, parts=filled, by=None)
        self._write_minutes(item, table.get("said", []))
        self._write_resolution(item, table.get("resolution"))
        return item

    def _follow(self, item: AgendaItem, table: Table) -> None:
        """What came of what was said and resolved, and what hangs on the item."""
        meeting = item.meeting
        paragraphs = list(item.paragraphs.order_by("position"))
        limbs = list(Limb.objects.filter(resolution__item=item).order_by("pk"))
        for action in table.get("action", []):
            self._add_action(item, action, limbs, paragraphs)
        for recommendation in table.get("recommendation", []):
            add_recommendation(item, recommendation, limbs)
        for document in table.get("document", []):
            add_document(
                item=item, published_on=meeting.agenda_published or meeting.date, by=None, **document
            )

        for request in table.get("request", []):
            self._note_request(item, request)
        for question in table.get("question", []):
            self._put_question(item, question)

    def _note_request(self, item: AgendaItem, table: Table) -> None:
        asked = raise_request(
            council=item.meeting.committee.council,
            item=item,
            wanted=table["wanted"],
            why=table["why"],
            asked_by=table["asked_by"],
            at=noon(item.meeting.date),
            by=None,
        )
        day = noon(table["decided_on"])
        decide_request(request=asked, kind=table["decided"], reason=table["reason"], at=day, by=None)

    def _put_question(self, item: AgendaItem, table: Table) -> None:
        """In advance, by somebody on the committee, with its answer if there is one."""
        asked_by = Person.objects.get(council=item.council_id, role=table["asked_by"])
        question = put_question(
            item=item,
            text=table["text"],
            asked_by=asked_by,
            asked_by_words="A member",
            indicator=self.indicators[table["about"]] if "about" in table else None,
            at=noon(table["on"]),
            by=asked_by.user,
        )
        if answer := table.get("answer"):
            answer_question(
                question=question,
                answer=answer["text"],
                answered_by_words=answer["by"],
                at=noon(answer["on"]),
                by=None,
            )

    def _edition(self, meeting: Meeting, table: Table | None) -> Edition | None:
        if table is None:
            return None
        period = parse_period(table["period"])
        return Edition.objects.get(
            scorecard=meeting.committee.scorecard,
            frequency=period.frequency,
            start=period.start,
            number=table["number"],
        )

    def _write_minutes(self, item: AgendaItem, said: list[Table]) -> None:
        """An answer belongs to the question before it."""
        question: MinutesParagraph | None = None
        for table in said:
            paragraph = add_paragraph(
                item=item,
                kind=table["kind"],
                text=table["text"],
                speaker=table.get("speaker", ""),
                answers=question if table["kind"] == "answer" else None,
                mentions=[(self.indicators[code], value) for code, value in table.get("mentions", [])],
                by=None,
            )
            question = paragraph if table["kind"] == "question" else question

    def _write_resolution(self, item: AgendaItem, table: Table | None) -> None:
        if table is None:
            return
        words = [LimbWords(limb["text"], limb["verb"], limb.get("level", 1)) for limb in table["limbs"]]
        set_resolution(
            item=item, limbs=words, preamble=table["preamble"], vote=table.get("vote", ""), by=None
        )

    def _add_action(
        self, item: AgendaItem, table: Table, limbs: list[Limb], paragraphs: list[MinutesParagraph]
    ) -> None:
        committee = item.meeting.committee.slug
        action = add_action(
            item=item,
            title=table["title"],
            owner=table["owner"],
            due_meeting=self._meeting(committee, table["due"]) if "due" in table else None,
            due_on=table.get("due_on"),
            due_note=table.get("due_note", ""),
            limb=limbs[table["limb"] - 1] if "limb" in table else None,
            paragraph=paragraphs[table["said"] - 1] if "said" in table else None,
            **self._awaited(table.get("awaits")),
            by=None,
        )
        self.actions.append((action, table, committee))

    def _awaited(self, table: Table | None) -> dict[str, Any]:
        """The figure that closes an action by itself."""
        if table is None:
            return {}
        period, above = parse_period(table["period"]).code, table.get("above")
        threshold = Decimal(str(above)) if above is not None else None
        return {"awaits": Awaited(self.indicators[table["indicator"]], period, above=threshold)}

    def _close(self, action: Action, table: Table, committee: str) -> None:
        if "closed_on" in table:
            close_action(action=action, on=table["closed_on"], at=noon(table["closed_on"]), by=None)
        elif closed := table.get("closed"):
            meeting = self._meeting(committee, closed["meeting"])
            item = meeting.items.get(number=closed["item"])
            close_action(action=action, on=meeting.date, closed_by=item, at=noon(meeting.date), by=None)

    def _publish_minutes(self, table: Table) -> None:
        if "minutes_published" not in table:
            return
        out = table["minutes_published"]
        known = out != "not known"
        meeting = self._meeting(table["committee"], table["date"])
        meeting = publish_minutes(meeting=meeting, on=out if known else meeting.date, by=None)
        if "agreed_at" in table:
            agreed_at = self._meeting(table["committee"], table["agreed_at"])
            item = agreed_at.items.filter(kind=AgendaItem.Kind.MINUTES).first()
            confirm_minutes(meeting=meeting, agreed_at=agreed_at, item=item, today=agreed_at.date, by=None)
        told = noon(table.get("agreed_at", out)) if known else None
        Meeting.objects.filter(pk=meeting.pk).update(told_at=told, minutes_published=out if known else None)


def noon(day: date) -> datetime:
    """What came of a meeting is told on the day of the story and not on that of loading."""
    return make_aware(datetime.combine(day, time(12)))


def add_recommendation(item: AgendaItem, table: Table, limbs: list[Limb]) -> None:
    """In its limb's words, with what was answered where anything was."""
    made = recommend(
        item=item, to_body=table["to_body"], limb=limbs[table["limb"] - 1], due_on=table["due_on"], by=None
    )
    if "response" in table:
        answer = {name: table[name] for name in ("response", "response_words", "responded_on")}
        note_response(recommendation=made, **answer, at=noon(table["responded_on"]), by=None)
