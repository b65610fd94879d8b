"""What the editor of a scorecard shows: what stands, what it is being changed to, and who changed it so."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Max, Min, Q, QuerySet
from django.utils.timezone import localdate

from accounts.models import Council
from indicators.catalogue.owners.querysets import owned, without_owner
from indicators.catalogue.querysets import council_indicators, present_words
from indicators.models import Indicator, MeasureOwner
from indicators.terms.periods import Frequency, Period
from scorecards.definitions.council_file import ScorecardDefinition, SectionDefinition
from scorecards.definitions.querysets import newest_edit, newest_version, standing_scorecard
from scorecards.definitions.stored_form import from_stored_form
from scorecards.editor.tokens import Token
from scorecards.models import (
    Edition,
    Framework,
    Scorecard,
    ScorecardEdit,
    ScorecardVersion,
    Section,
)


@dataclass(frozen=True)
class Editing:
    """`before` is the version that stands, `after` what is being made of it; `edit` is the step that led there.

    `version` is None where none is kept yet; `edit` is None where nothing is being changed.
    """

    scorecard: Scorecard
    before: ScorecardDefinition
    after: ScorecardDefinition
    version: ScorecardVersion | None
    edit: ScorecardEdit | None
    token: Token

    @property
    def overtaken(self) -> bool:
        """Whether another version was made after this one was begun, as a file makes one."""
        return self.edit is not None and self.version is not None and self.edit.base < self.version.number


def read_editing(scorecard: Scorecard, indicators: Iterable[Indicator]) -> Editing:
    """`indicators` are all that the council may show. Two queries, five where no version is kept yet."""
    version, latest = newest_version(scorecard), newest_edit(scorecard)
    if version is None:
        before = standing_scorecard(scorecard, {each.code: each for each in indicators})
    else:
        before = from_stored_form(version.definition)
    edit = latest if latest and (version is None or latest.number > version.edits) else None
    after = from_stored_form(edit.definition) if edit else before
    token = Token(version.number if version else 0, latest.number if latest else 0)
    return Editing(scorecard, before, after, version, edit, token)


def section_unchanged(editing: Editing, shown: Token, slug: str) -> bool:
    """Whether a section is as it was in the state that a page shows, whatever became of others. One query."""
    if not slug or shown.version != editing.token.version:
        return False
    edits = ScorecardEdit.objects.filter(scorecard=editing.scorecard, number=shown.edit)
    taken = editing.version.edits if editing.version else 0
    edit = edits.first() if shown.edit > taken else None
    stood = from_stored_form(edit.definition) if edit else editing.before
    return _section(stood, slug) is not None and _section(stood, slug) == _section(editing.after, slug)


def _section(card: ScorecardDefinition, slug: str) -> SectionDefinition | None:
    return next((each for each in card.sections if each.slug == slug), None)


@dataclass(frozen=True)
class Known:
    """An indicator as the editor offers it: how the council calls it, and who answers for it.

    `owned` says that somebody with a role here does, and that a next review is set: a published measure needs both.
    """

    code: str
    title: str
    owner: str
    next_review: date | None
    owned: bool
    own: bool
    retired: bool
    frequency: Frequency


def known_indicators(council: Council, indicators: Iterable[Indicator]) -> dict[str, Known]:
    """By code, in the order of their titles. Three queries."""
    listed = list(indicators)
    words = present_words(council, listed, localdate())
    keys = [each.pk for each in listed]
    owners, without = owned(council, keys), without_owner(council, keys)
    known = [
        Known(
            code=each.code,
            title=words[each.pk].title,
            owner=owner_words(owners.get(each.pk)),
            next_review=owners[each.pk].next_review if each.pk in owners else None,
            owned=each.pk not in without,
            own=each.council_id is not None,
            retired=each.last_day is not None,
            frequency=Frequency(each.frequency),
        )
        for each in listed
    ]
    return {each.code: each for each in sorted(known, key=lambda each: each.title.casefold())}


def owner_words(row: MeasureOwner | None) -> str:
    return (row.owner.name or row.owner.email) if row and row.owner else ""


def indicators_of(council: Council) -> list[Indicator]:
    """All that the council may show. One query."""
    return list(council_indicators(council))


def edits_since(scorecard: Scorecard, token: Token) -> list[ScorecardEdit]:
    """What others did since a page showed that state, oldest first."""
    edits = ScorecardEdit.objects.filter(scorecard=scorecard, number__gt=token.edit)
    return list(edits.select_related("created_by").order_by("number"))


def versions_since(scorecard: Scorecard, token: Token) -> list[ScorecardVersion]:
    versions = ScorecardVersion.objects.filter(scorecard=scorecard, number__gt=token.version)
    return list(versions.select_related("created_by").order_by("number"))


def versions_of(scorecard: Scorecard) -> QuerySet[ScorecardVersion]:
    """Newest first, with how many editions were made with each, of which periods."""
    return (
        ScorecardVersion.objects.filter(scorecard=scorecard)
        .select_related("created_by")
        .annotate(
            editions_made=Count("editions"), oldest=Min("editions__start"), newest=Max("editions__start")
        )
        .order_by("-number")
    )


def quarter_after_editions(scorecard: Scorecard) -> Period | None:
    """The quarter after the newest that was published; None before the first. One query."""
    editions = Edition.objects.filter(scorecard=scorecard, frequency=Frequency.QUARTER)
    newest = editions.aggregate(newest=Max("start"))["newest"]
    return Period(newest, Frequency.QUARTER).shift(1) if newest else None


def section_slugs(scorecard: Scorecard) -> set[str]:
    """Of every section that it ever had: the words that were written for one belong to its slug. One query."""
    return set(Section.objects.filter(scorecard=scorecard).values_list("slug", flat=True))


def frameworks_of(council: Council) -> QuerySet[Framework]:
    return Framework.objects.filter(council=council)


def names_of(frameworks: Iterable[Framework]) -> dict[str, str]:
    """What each framework and each of its lines is called, by slug and by code."""
    found: dict[str, str] = {}
    for framework in frameworks:
        found[framework.slug] = framework.name
        found |= {each.code: each.question for each in framework.lines.all()}
    return found


def scorecards_of(council: Council) -> QuerySet[Scorecard]:
    """For the list of those that can be edited, with how much each shows. One query."""
    shown = Count("sections__entries", distinct=True)
    sections = Count("sections", filter=Q(sections__entries__isnull=False), distinct=True)
    found = Scorecard.objects.filter(council=council).annotate(
        measures=shown, asked=sections, version=Max("versions__number")
    )
    return found.order_by("title", "committee_name")
