"""Plain data of the editor's pages."""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from django.utils import timezone

from accounts.models import User
from indicators.terms.ago import ago_words
from indicators.terms.periods import Frequency, Period
from indicators.terms.wording import count_words
from scorecards.definitions.council_file import ScorecardDefinition, SectionDefinition
from scorecards.definitions.versions.actions import FOUND
from scorecards.editor.changes import Comparison, numbers_of
from scorecards.editor.querysets import Editing, Known
from scorecards.editor.steps import Measure, measures_of
from scorecards.models import ScorecardEdit, ScorecardVersion


def present_sections(
    editing: Editing, known: Mapping[str, Known], opened: str, measure: str, lines: Mapping[str, str]
) -> list[dict]:
    """`opened` is the slug of the section whose measures are shown, `measure` the code of the one that is changed."""
    card = editing.after
    numbers = numbers_of(card)
    stood = set(numbers_of(editing.before))
    return [
        {
            "number": number,
            "slug": section.slug,
            "question": section.question,
            "short_title": section.short_title,
            "line": lines.get(section.line, section.line),
            "said": section_words(section, known),
            "first": number == 1,
            "last": number == len(card.sections),
            "open": section.slug == opened,
            "rows": present_rows(section, known, numbers, stood, measure) if section.slug == opened else [],
        }
        for number, section in enumerate(card.sections, 1)
    ]


def section_words(section: SectionDefinition, known: Mapping[str, Known]) -> str:
    """ "5 measures, 1 without an owner or a next review"; "No measure yet"."""
    if not section.indicators:
        return "No measure yet: it needs one before the changes can be used"
    without = sum(not known[code].owned for code in section.indicators if code in known)
    owners = f"{without} without an owner or a next review" if without else "all with an owner"
    return f"{count_words(len(section.indicators), 'measures')}, {owners}"


def present_rows(
    section: SectionDefinition,
    known: Mapping[str, Known],
    numbers: Mapping[str, str],
    stood: set[str],
    opened: str,
) -> list[dict]:
    measures = measures_of(section)
    return [
        {
            "code": each.code,
            "number": numbers[each.code],
            "title": known[each.code].title if each.code in known else each.code,
            "gone": each.code not in known,
            "retired": each.code in known and known[each.code].retired,
            "owner": known[each.code].owner if each.code in known else "",
            "next_review": known[each.code].next_review if each.code in known else None,
            "quarters": quarters_words(each),
            "new": each.code not in stood,
            "first": place == 0,
            "last": place == len(measures) - 1,
            "open": each.code == opened,
        }
        for place, each in enumerate(measures)
    ]


def quarters_words(measure: Measure) -> str:
    """ "From the beginning", "Q1 26/27", "Q1 26/27 to Q4 27/28"."""
    first = Period.from_code(measure.first).short if measure.first else "The beginning"
    return f"{first} to {Period.from_code(measure.last).short}" if measure.last else first


def present_changes(editing: Editing, titles: Mapping[str, str], names: Mapping[str, str]) -> list[dict]:
    changes = Comparison(editing.before, editing.after, titles, names).changes()
    return [{"key": each.key, "verb": each.verb, "words": each.words} for each in changes]


def present_others(edits: Sequence[ScorecardEdit], versions: Sequence[ScorecardVersion]) -> list[str]:
    """What others did meanwhile, oldest first."""
    found = [(each.created_at, each.created_by, each.said) for each in edits]
    found += [(each.created_at, each.created_by, f"made version {each.number}") for each in versions]
    return [f"{who_words(by, at)}: {said}." for at, by, said in sorted(found, key=lambda each: each[0])]


def present_versions(versions: Sequence[ScorecardVersion]) -> list[dict]:
    """Newest first, as they come; `later` is where the one after begins."""
    found = []
    later: date | None = None
    for place, version in enumerate(versions):
        found.append(
            {
                "number": version.number,
                "standing": place == 0,
                "who": kept_words(version.made, version.created_by, version.created_at),
                "made": version.made,
                "holds": holds_words(version.starts, later, newest=place == 0),
                "editions": count_words(version.editions_made, "editions") if version.editions_made else "",
            }
        )
        later = version.starts
    return found


def holds_words(starts: date | None, later: date | None, *, newest: bool) -> str:
    """For which quarters a version is; `later` is the first day of the version after it, None for "of all"."""
    first = Period.of(starts, Frequency.QUARTER) if starts else None
    if newest:
        return f"{first.label} onwards" if first else "All quarters"
    if later is None or starts == later:
        return "None any more: the next version took its place"
    last = Period.of(later, Frequency.QUARTER).previous()
    if first is None:
        return f"To {last.in_sentence}"
    return first.label if first == last else f"{first.label} to {last.in_sentence}"


def who_words(user: User | None, at: datetime) -> str:
    """Without a person it came by a command of whoever runs the service."""
    who = (user.name or user.email) if user else "By command"
    return f"{who}, {ago_words(timezone.localtime(at), timezone.now())}"


def kept_words(made: str, user: User | None, at: datetime) -> str:
    """Nobody made what stood already when the first change kept it."""
    return (
        f"Kept {ago_words(timezone.localtime(at), timezone.now())}" if made == FOUND else who_words(user, at)
    )


def version_heading(editing: Editing) -> str:
    """ "Version 4, not in use yet" while something is being changed, otherwise which one stands, from when."""
    standing = editing.version.number if editing.version else 1
    if editing.edit is not None and editing.after != editing.before:
        return f"Version {standing + 1}, not in use yet"
    starts = editing.scorecard.starts
    since = f", from {Period.of(starts, Frequency.QUARTER).in_sentence}" if starts else ""
    return f"Version {standing}, in use{since}"


def card_words(card: ScorecardDefinition) -> str:
    """ "7 sections, 26 measures"."""
    measures = sum(len(each.indicators) for each in card.sections)
    return f"{count_words(len(card.sections), 'sections')}, {count_words(measures, 'measures')}"


def without_owner(card: ScorecardDefinition, known: Mapping[str, Known]) -> int:
    codes = [code for section in card.sections for code in section.indicators]
    return sum(code in known and not known[code].owned for code in codes)
