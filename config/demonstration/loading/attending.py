"""Stores who is on a demonstration council's committees and who was at their meetings, by role."""

from committees.attendance.actions import Attended, Declared, Moved, Paused, set_attendance, set_course
from committees.minutes.editor.querysets import Speaker
from committees.models import AgendaItem, Attendance, Committee, Meeting, MinutesParagraph, Person
from committees.people.actions import add_membership, add_person
from config.demonstration.content import Content, Table
from config.demonstration.loading.people import account_of


class AttendanceLoader:
    """People first, then the meetings that say who was there. Meetings and their items are there already."""

    def __init__(self, committees: dict[str, Committee]) -> None:
        self.committees = committees
        self.people: dict[str, Person] = {}

    def add_members(self, content: Content) -> None:
        """A person whose role stands twice is the same person, on two committees."""
        for table in content.members:
            committee = self.committees[table["committee"]]
            person = self.people.get(table["role"]) or add_person(
                council=committee.council,
                kind=table["kind"],
                role=table["role"],
                user=account_of(table["account"]) if "account" in table else None,
                by=None,
            )
            self.people[table["role"]] = person
            add_membership(committee=committee, person=person, capacity=table["capacity"], by=None)

    def load(self, meeting: Meeting, table: Table) -> None:
        """What a meeting's table says of attendance; nothing where it says nothing."""
        if "attended" not in table:
            return
        rows = [self._attended(each) for each in table["attended"]]
        written = set_attendance(meeting=meeting, rows=rows, by=None)
        by_role = {each.words or each.person.role: each for each in written}
        items = {item.number: item for item in meeting.items.all()}
        set_course(
            meeting=meeting,
            moves=[self._moved(each, by_role, items) for each in table.get("move", [])],
            declarations=[self._declared(each, by_role, items) for each in table.get("interest", [])],
            moments=[
                Paused(each["kind"], items.get(each.get("item", "")), each.get("at"), each.get("note", ""))
                for each in table.get("moment", [])
            ],
            by=None,
        )

    def tell_who_spoke(self, meeting: Meeting, table: Table) -> None:
        """Of what was said `by` somebody on the attendance. Paragraphs stand in their order already. An item whose
        minutes were read from a text says nothing of it here."""
        there = {
            str(each.person): each for each in meeting.attendance.select_related("person") if each.person
        }
        for item in (each for each in table.get("item", []) if "said" in each):
            paragraphs = MinutesParagraph.objects.filter(item__meeting=meeting, item__number=item["number"])
            for said, paragraph in zip(item["said"], paragraphs, strict=True):
                if "by" in said:
                    speaker = Speaker(said["by"], there[said["by"]])
                    paragraph.attendance, paragraph.speaker_kind = speaker.attendance, speaker.kind
                    paragraph.save(update_fields=["attendance", "speaker_kind"])

    def _attended(self, table: Table) -> Attended:
        person = self.people.get(table["role"])
        return Attended(
            status=table.get("status", Attendance.Status.PRESENT),
            capacity=table["capacity"],
            person=person,
            words="" if person else table["role"],
            substitute_for=self.people[table["for"]] if "for" in table else None,
        )

    def _moved(self, table: Table, by_role: dict[str, Attendance], items: dict[str, AgendaItem]) -> Moved:
        return Moved(by_role[table["role"]], table["kind"], items[table["item"]], table.get("at"))

    def _declared(
        self, table: Table, by_role: dict[str, Attendance], items: dict[str, AgendaItem]
    ) -> Declared:
        return Declared(
            by_role[table["role"]],
            table["interest"],
            items[table["item"]],
            table.get("nature", ""),
            table.get("withdrew", False),
        )
