"""`manage.py import_minutes FILE`: minutes that exist are read, and kept with a meeting for a person to confirm."""

import json
import sys
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from accounts.policies import NotAllowed
from committees.intake.actions import bring_in
from committees.intake.facts import facts_of
from committees.intake.planning import Step
from committees.intake.policies import NO_DAY, why_not_this_day, why_not_yet
from committees.intake.proposals import proposal_of
from committees.intake.querysets import committees_called, items_of, meeting_on, names_of_measures, plan_of
from committees.models import Committee, Meeting
from committees.presenters import meeting_words
from committees.reading.as_json import as_data
from committees.reading.kept import words_kept
from committees.reading.reading import read_minutes
from committees.reading.references.said_as import said_as
from committees.reading.result import Reading
from committees.reading.sources.refusals import MinutesRefused
from indicators.catalogue.shipped.actions import FOLDER
from indicators.catalogue.shipped.reading import read_catalogue

WAITS = 3
DEEDS = {
    "add": "added to the agenda",
    "write": "written as a draft",
    "same": "says what it said before",
    "done": "answered by a person before",
    "wait": "waits for a person",
}


class Command(BaseCommand):
    help = (
        "Reads minutes: a page or XML of Modern.gov, a Word document, plain text or a WebVTT transcript, told apart by "
        "content. With --json it prints items, paragraphs, resolutions, actions, documents and mentions of indicators, "
        "and stores nothing. With --meeting or --committee it keeps the file with the meeting and writes its items as "
        "drafts, which nobody sees before a person confirmed and published them; with --dry-run it says what it would "
        "do. No word is left out: what is not understood is a paragraph in its place. Exit codes: 0 done, 1 refused "
        "and nothing changed, 3 done as far as possible, and something waits for a person."
    )

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        where = parser.add_mutually_exclusive_group()
        where.add_argument("--meeting", type=int, help="the key of the meeting that these are the minutes of")
        where.add_argument(
            "--committee", help="the committee, by its short name in addresses; the day is in the file"
        )
        parser.add_argument("--council", default="", help="the council, where several have such a committee")
        parser.add_argument("--day", help="the day of the meeting, as 2025-11-18: instead of the file's")
        parser.add_argument("--dry-run", action="store_true", help="say what would change and store nothing")
        parser.add_argument("--json", action="store_true", help="print what was read and store nothing")
        parser.add_argument(
            "--places", action="store_true", help="with --json: also say where in the file each stands"
        )

    def handle(self, *args, file: Path, **options):
        if not (options["json"] or options["meeting"] or options["committee"]):
            raise CommandError(
                "Say whose minutes these are: add --meeting or --committee, or --json to see them."
            )
        try:
            content = file.read_bytes()
        except OSError as error:
            raise CommandError(f"{file} cannot be read: {error.strerror}.") from None
        if options["json"]:
            self.show(_read(content, file.name, known_names()), options["places"])
        else:
            self.store(content, file.name, options)

    def show(self, reading: Reading, places: bool) -> None:
        self.stdout.write(json.dumps(as_data(reading, places), ensure_ascii=False, indent=1))
        self.tell_words(reading)

    def tell_words(self, reading: Reading) -> None:
        kept = words_kept(reading.source, reading)
        self.stderr.write(f"{reading.source.kind}: {kept.kept} of {kept.total} words kept.")
        for doubt in reading.doubts:
            self.stderr.write(doubt.sentence)

    def store(self, content: bytes, name: str, options: dict) -> None:
        meeting = _meeting(options["meeting"]) if options["meeting"] else None
        committee = meeting.committee if meeting else _committee(options["committee"], options["council"])
        reading = _read(content, name, names_of_measures(committee.council))
        day = _day(options["day"], meeting, reading)
        if why_not := why_not_yet(day, localdate()):
            raise CommandError(why_not)
        meeting = meeting_on(committee, day)
        title = meeting_words(meeting or Meeting(committee=committee, date=day))
        if options["dry_run"]:
            items = proposal_of(reading)["items"]
            steps = plan_of(items, meeting, {})
            self.stdout.write(f"{title}{'' if meeting else ', which would be made'}. Nothing is stored.")
        else:
            try:
                brought = bring_in(
                    committee=committee, reading=reading, content=content, name=name, day=day, by=None
                )
            except NotAllowed as refusal:
                raise CommandError(str(refusal)) from None
            items, steps = items_of(brought.source), brought.steps
            self.stdout.write(
                f"{title}{'' if meeting else ', made for it'}: kept as source {brought.source.pk}."
            )
        self.tell_words(reading)
        self.tell(items, steps)

    def tell(self, items: list[dict], steps: list[Step]) -> None:
        if not items:
            self.stdout.write("A transcript is kept as it is, apart from minutes.")
        for step in steps:
            item = items[step.place]
            called = f"{item['number']} {item['title']}".strip() or f"part {step.place + 1}"
            self.stdout.write(f"  {called}: {DEEDS[step.do]}.{f' {step.why}' if step.why else ''}")
        if any(step.do == "wait" for step in steps):
            self.stderr.write("Somebody who edits meetings answers what waits, on the page of the meeting.")
            sys.exit(WAITS)


def known_names() -> list[tuple[str, tuple[str, ...]]]:
    """What the catalogue that comes with the program, and minutes, call its indicators: it needs no database."""
    names = [(one.code, (one.title, one.formal_title)) for one in read_catalogue(FOLDER)]
    return [*names, *said_as()]


def _read(content: bytes, name: str, names: list) -> Reading:
    try:
        return read_minutes(content, names)
    except MinutesRefused as refused:
        raise CommandError(f"{name}: {refused}") from None


def _meeting(key: int) -> Meeting:
    found = Meeting.with_unconfirmed.select_related("committee__council").filter(pk=key).first()
    if found is None:
        raise CommandError(f"There is no meeting {key}.")
    return found


def _committee(slug: str, council: str) -> Committee:
    found = committees_called(slug, council)
    if not found:
        raise CommandError(f"There is no committee “{slug}”{f' of {council}' if council else ''}.")
    if len(found) > 1:
        those = ", ".join(sorted(each.council.slug for each in found))
        raise CommandError(f"Several councils have a committee “{slug}”: {those}. Say which with --council.")
    return found[0]


def _day(typed: str | None, meeting: Meeting | None, reading: Reading) -> date:
    """Of the meeting; one that is named twice has to be the same."""
    said = facts_of(reading).day
    if typed:
        try:
            day = date.fromisoformat(typed)
        except ValueError:
            raise CommandError(f"“{typed}” is no day. Write it as 2025-11-18.") from None
        if meeting and meeting.date != day:
            raise CommandError(
                f"Meeting {meeting.pk} is of {meeting.date}. Leave --day away, or name the other."
            )
        return day
    if meeting:
        if why_not := why_not_this_day(meeting, said):
            raise CommandError(f"{why_not} With --day {meeting.date} it is kept with this meeting.")
        return meeting.date
    if said is None:
        raise CommandError(f"{NO_DAY} That is --meeting or --day.")
    return said
