"""Writes: publishing an edition. Keyword-only, one transaction, by a person, with an audit entry."""

from django.db import transaction
from django.utils import timezone

from accounts.models import User
from accounts.policies import demand
from accounts.querysets import lock
from accounts.trail.actions import record
from accounts.trail.parts import Public
from indicators.terms.periods import Period
from scorecards.assembly.querysets.entries import version_at
from scorecards.assembly.querysets.scorecards import assemble
from scorecards.definitions.frameworks.querysets import framework_version_of
from scorecards.editions.downloads.actions import start_files
from scorecards.editions.policies import why_not_publish
from scorecards.editions.querysets import editions_for
from scorecards.editions.searching.texts import texts_of
from scorecards.editions.states import Step, verb_of
from scorecards.models import Edition, EditionText, Scorecard
from scorecards.payload import EditionShown, Payload, hash_of
from scorecards.registries import readers_have_changed


@transaction.atomic
def publish_edition(
    *,
    scorecard: Scorecard,
    period: Period,
    by: User | None,
    correction: str = "",
    published_at=None,
    payload: Payload | None = None,
) -> Edition:
    """Freeze the scorecard as it stands, small numbers hidden, as the next edition of the period.

    `correction` says what a second or later edition puts right; `payload` is the draft where it was read and checked in
    this very transaction. Raises NotAllowed with the reason.
    """
    scorecard = lock(scorecard)  # as it stands now: its sections may have changed since the draft was opened
    so_far = editions_for(scorecard, period).count()
    published_at = published_at or timezone.now()
    payload = payload or assemble(scorecard=scorecard, period=period, suppress=True)
    demand(why_not_publish(payload, so_far, correction))
    shown: EditionShown = {
        "number": so_far + 1,
        "published": timezone.localtime(published_at).date().isoformat(),
        "correction": correction.strip(),
    }
    edition = frozen(scorecard, period, {**payload, "edition": shown})
    edition.published_at, edition.published_by = published_at, by
    edition.version = version_at(scorecard, period)
    edition.framework_version = framework_version_of(scorecard, edition.version)
    edition.save()
    _tell(edition, by)
    readers_have_changed(edition)
    start_files(edition=edition)
    return edition


def _tell(edition: Edition, by: User | None) -> None:
    """To the search, and to the trail."""
    texts = (EditionText(edition=edition, **said._asdict()) for said in texts_of(edition.payload))
    EditionText.objects.bulk_create(texts)
    record(
        by=by,
        council=edition.scorecard.council,
        verb=verb_of(Step.PUBLISH),
        subject=edition,
        key=str(edition),
        detail={"sha256": Public(edition.sha256), "correction": Public(edition.correction)},
    )


def frozen(scorecard: Scorecard, period: Period, payload: Payload) -> Edition:
    """The payload as an edition, not yet saved. What is asked for often stands beside it."""
    return Edition(
        council=scorecard.council,
        scorecard=scorecard,
        frequency=period.frequency,
        start=period.start,
        number=payload["edition"]["number"],
        payload=payload,
        sha256=hash_of(payload),
        neighbour_model=payload["comparators"]["model"],
        releases=payload["comparators"]["releases"],
        correction=payload["edition"]["correction"],
    )
