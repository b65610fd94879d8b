"""Writes: a new version of an indicator's words. What was said before stays, and figures keep it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction

from accounts.models import Council, User
from accounts.policies import NotAllowed, demand
from accounts.querysets import lock
from accounts.trail.actions import record
from accounts.trail.parts import Change, Public
from indicators.catalogue import policies
from indicators.catalogue.querysets import definitions_of, words_of
from indicators.catalogue.versions.words import NAMES, Words, words_by_label
from indicators.models import Indicator, IndicatorDefinition, SeriesBreak

KEPT = "The catalogue's new text was looked at; ours stays."
OWNER_CHANGED = "The owner changed."


@dataclass(frozen=True)
class Revision:
    """A change as an officer asks for it.

    `starts` is the first day of the first period it is for; None makes the words that stand clearer, from whenever
    they hold. `break_label` breaks the series on that day, too: figures before and after cannot be compared.
    """

    words: Words
    reason: str
    starts: date | None = None
    break_label: str = ""


class ChangedMeanwhile(NotAllowed):
    """Somebody else changed the definition since it was shown. `standing` is what it says now."""

    def __init__(self, standing: Words, shown: Words) -> None:
        super().__init__(
            "Somebody else changed this definition while you had it open. Nothing of yours is lost and nothing is "
            "saved yet: compare both texts below, then save again."
        )
        self.standing = standing
        self.shown = shown


@transaction.atomic
def change_definition(
    *, council: Council, indicator: Indicator, revision: Revision, shown: str, by: User | None
) -> IndicatorDefinition | None:
    """Add a version for this council; None where the words are those that stand.

    `shown` is `token_of` the words the officer was shown. The council's first change also stores what was said before.
    Raises ChangedMeanwhile where others stand by now, NotAllowed where the state does not allow it.
    """
    lock(council)
    chain = definitions_of(council, indicator)
    standing = words_of(chain[-1]) if chain else words_of(indicator)
    if shown != token_of(chain):
        raise ChangedMeanwhile(standing, words_shown(indicator, chain, shown))
    if revision.words == standing:
        return None
    current = chain[-1].starts if chain else None
    demand(policies.why_not_change(indicator, council))
    demand(policies.why_not_from(revision.starts, current, indicator))
    demand(policies.why_not_because(revision.reason))
    demand(policies.why_not_break(revision.starts, current, bool(revision.break_label)))
    starts = revision.starts or current
    added = _extend(council, indicator, chain, revision, starts, by)
    broken = _break(council, indicator, revision, starts)
    _record(council, indicator, added, standing, broken, by)
    return added


@transaction.atomic
def keep_our_words(
    *, council: Council, indicator: Indicator, shown: str, by: User | None
) -> IndicatorDefinition:
    """Note that the catalogue's new text was looked at and the council's stays. Raises NotAllowed."""
    lock(council)
    chain = definitions_of(council, indicator)
    if shown != token_of(chain):
        raise ChangedMeanwhile(words_of(chain[-1] if chain else indicator), words_of(indicator))
    demand(policies.why_not_keep(chain))
    revision = Revision(words_of(chain[-1]), KEPT)
    added = _extend(council, indicator, chain, revision, chain[-1].starts, by)
    detail = {"indicator": Public(indicator.code), "version": Public(added.number)}
    record(by=by, council=council, verb="kept our definition", subject=added, detail=detail)
    return added


@transaction.atomic
def follow_words(
    *, indicator: Indicator, before: Words, starts: date, reason: str, by: User | None
) -> IndicatorDefinition | None:
    """Add a version where the words of the indicator's own row, already stored, differ from those `before`.

    For what comes from files: the versions are the indicator's own, the catalogue's without a council. None where the
    words are the same. No audit entry: whoever stored the row has it.
    """
    after = words_of(indicator)
    if after == before:
        return None
    chain = list(
        IndicatorDefinition.objects.filter(council=indicator.council, indicator=indicator).order_by("number")
    )
    standing = words_of(chain[-1]) if chain else before
    after = Words(**{name: getattr(after, name) for name in NAMES if name != "owner"}, owner=standing.owner)
    if after == standing:
        return None
    if not chain:
        chain = [_version(indicator.council, indicator, 1, before)]
        IndicatorDefinition.objects.bulk_create(chain)
    latest = chain[-1].starts
    first = max(starts, latest) if latest else starts
    added = _version(indicator.council, indicator, chain[-1].number + 1, after, first, reason, by)
    added.save()
    return added


def token_of(chain: Sequence[IndicatorDefinition]) -> str:
    """What a form keeps of the version it shows: its primary key, "0" for the indicator's own row."""
    return str(chain[-1].pk) if chain else "0"


def words_shown(indicator: Indicator, chain: Sequence[IndicatorDefinition], token: str) -> Words:
    """The words behind a token: versions never change, and number 1 is what the row said before the first change."""
    row = IndicatorDefinition.objects.filter(indicator=indicator, pk=int(token)).first()
    if row is not None:
        return words_of(row)
    return words_of(chain[0]) if chain else words_of(indicator)


def _extend(
    council: Council,
    indicator: Indicator,
    chain: Sequence[IndicatorDefinition],
    revision: Revision,
    starts: date | None,
    by: User | None,
) -> IndicatorDefinition:
    """The council's next version, after what was said before: the catalogue's versions, or the indicator's row."""
    number = chain[-1].number if chain else 1
    if not chain:
        _version(council, indicator, 1, words_of(indicator)).save()
    elif chain[-1].council_id is None:
        IndicatorDefinition.objects.bulk_create(_copied(council, row) for row in chain)
    added = _version(council, indicator, number + 1, revision.words, starts, revision.reason.strip(), by)
    added.save()
    if indicator.council_id is not None:
        _rewrite(indicator, revision.words)
    return added


def _copied(council: Council, row: IndicatorDefinition) -> IndicatorDefinition:
    copy = _version(council, row.indicator, row.number, words_of(row), row.starts, row.reason, row.created_by)
    copy.created_at = row.created_at
    return copy


def _version(
    council: Council | None,
    indicator: Indicator,
    number: int,
    words: Words,
    starts: date | None = None,
    reason: str = "",
    by: User | None = None,
) -> IndicatorDefinition:
    values = {name: getattr(words, name) for name in NAMES}
    return IndicatorDefinition(
        council=council,
        indicator=indicator,
        number=number,
        starts=starts,
        reason=reason,
        created_by=by,
        **values,
    )


def _rewrite(indicator: Indicator, words: Words) -> None:
    """The row of a council's own indicator says what its newest version says, for every list that names it."""
    names = [name for name in NAMES if name != "owner"]
    Indicator.objects.filter(pk=indicator.pk).update(**{name: getattr(words, name) for name in names})


def _break(
    council: Council, indicator: Indicator, revision: Revision, starts: date | None
) -> SeriesBreak | None:
    if not revision.break_label or starts is None:
        return None
    return SeriesBreak.objects.create(
        council=council,
        indicator=indicator,
        starts=starts,
        label=revision.break_label,
        reason=revision.reason.strip(),
    )


def _record(
    council: Council,
    indicator: Indicator,
    added: IndicatorDefinition,
    before: Words,
    broken: SeriesBreak | None,
    by: User | None,
) -> None:
    after = words_of(added)
    names = after.differing(before)
    detail = {
        "indicator": Public(indicator.code),
        "version": Public(added.number),
        "first period starts": Public(added.starts.isoformat() if added.starts else "from the beginning"),
        "reason": Public(added.reason),
        "changed": Change(words_by_label(before, names), words_by_label(after, names)),
    }
    if broken is not None:
        detail["break in the series"] = Public(broken.label)
    record(by=by, council=council, verb="changed a definition", subject=added, detail=detail)
