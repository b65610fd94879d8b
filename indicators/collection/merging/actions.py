"""Writes: one of the council's own indicators goes into another, which has its figures and its places from then on."""

from django.db import transaction
from django.utils.timezone import localdate

from accounts.models import Council, User
from accounts.policies import demand
from accounts.querysets import lock
from accounts.trail.actions import record
from accounts.trail.parts import Public
from indicators.catalogue.own.registries import replace_everywhere
from indicators.collection.commentary.actions import take_over_commentaries
from indicators.collection.merging.policies import why_not_merge
from indicators.collection.merging.querysets import Going, Moving, going_with, moving_figures
from indicators.figures.actions import SourceFacts, record_figures
from indicators.models import CollectedIndicator, Indicator, SeriesBreak, Source, Target
from indicators.terms.periods import Frequency, Period


@transaction.atomic
def merge_indicators(
    *, council: Council, gone: Indicator, kept: Indicator, reason: str, by: User | None
) -> Moving:
    """Figures of `gone` and what was said of them go to `kept` where it has none of the period; `gone` is retired and
    says what it became.

    `kept` takes its place in the calendar and on scorecards, and what goes with it, as `going_with` says; versions of
    its words stay with `gone`, and so does what was published. Raises NotAllowed where
    they are not two of the council's own that count alike, or where work on `gone` is under way.
    """
    lock(council)
    rows = {each.pk: each for each in Indicator.objects.select_for_update().filter(pk__in=[gone.pk, kept.pk])}
    gone, kept = rows[gone.pk], rows[kept.pk]
    demand(why_not_merge(gone, kept, council, reason))
    moving, going = moving_figures(council, gone, kept), going_with(council, gone, kept)
    source = SourceFacts(kind=Source.Kind.COMPUTED, file_name=f"Moved from {gone.title}"[:200])
    record_figures(council=council, rows=moving.rows, source=source, by=by, reason=reason)
    said = take_over_commentaries(council=council, gone=gone, kept=kept, by=by)
    _take_its_place(council, gone, kept)
    _take_along(council, going, kept)
    replace_everywhere(council=council, gone=gone, kept=kept, by=by)
    last = moving.newest or Period.of(localdate(), Frequency(gone.frequency))
    Indicator.objects.filter(pk=gone.pk).update(last_day=last.end, merged_into=kept)
    detail = {
        "title": Public(gone.title),
        "into": Public(kept.title),
        "figures that moved": Public(len(moving.rows)),
        "periods with commentary that moved": Public(said),
        "went with them": Public(going.counts),
        "periods with another figure": Public([each.label for each in moving.differing]),
        "reason": Public(reason.strip()),
    }
    record(by=by, council=council, verb="merged an indicator", subject=gone, key=gone.code, detail=detail)
    return moving


def _take_its_place(council: Council, gone: Indicator, kept: Indicator) -> None:
    """In the calendar, where each is collected in one section only."""
    places = CollectedIndicator.objects.filter(council=council)
    if places.filter(indicator=kept).exists():
        places.filter(indicator=gone).delete()
    else:
        places.filter(indicator=gone).update(indicator=kept)


def _take_along(council: Council, going: Going, kept: Indicator) -> None:
    """Targets and breaks are copied: drafts of earlier quarters still show the one that is gone with its own."""
    Target.objects.bulk_create(
        Target(
            council=council,
            indicator=kept,
            starts=each.starts,
            value=each.value,
            upper=each.upper,
            tolerance=each.tolerance,
            set_by=each.set_by,
        )
        for each in going.targets
    )
    SeriesBreak.objects.bulk_create(
        SeriesBreak(council=council, indicator=kept, starts=each.starts, label=each.label, reason=each.reason)
        for each in going.breaks
    )
    for event in going.events:
        event.indicators.add(kept)
    for row in [*going.words, *([going.owner] if going.owner else [])]:
        row.indicator = kept
        row.save(update_fields=["indicator"])
