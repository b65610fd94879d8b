"""Writes: a council's own indicators, and its own teams and kinds in breakdowns."""

from collections.abc import Sequence
from typing import Any, NamedTuple

from django.db import IntegrityError, transaction
from django.utils.timezone import localdate

from accounts.models import Council, User
from accounts.policies import AT_ONCE, NotAllowed, demand
from accounts.trail.actions import record
from accounts.trail.parts import Change, Public
from indicators.catalogue.own.registries import put
from indicators.catalogue.policies import why_not_add_category, why_not_own
from indicators.catalogue.versions.words import NAMES, Words, words_by_label
from indicators.models import Breakdown, Category, Indicator, IndicatorDefinition


@transaction.atomic
def create_indicator(
    *, council: Council, words: Words, facts: dict[str, Any], by: User | None, place: str = ""
) -> tuple[Indicator, str]:
    """Add an indicator of the council's own. `facts` are its other fields, `code` among them.

    Its words are its first version, so that its owner has a place. `place` is one of the registry's, where it is put
    at once; with the indicator comes the address of the page that shows it there, or "". Raises NotAllowed where the
    code is taken or the place is gone.
    """
    values = {name: getattr(words, name) for name in NAMES if name != "owner"}
    try:
        with transaction.atomic():
            indicator = Indicator.objects.create(
                council=council, formal_title=words.title, last_reviewed=localdate(), **values, **facts
            )
    except IntegrityError as error:
        raise NotAllowed(AT_ONCE) from error
    IndicatorDefinition.objects.create(
        council=council, indicator=indicator, number=1, owner=words.owner, created_by=by, **values
    )
    made = Change(None, {**words_by_label(words, NAMES), **facts})
    detail = {"title": Public(words.title), "changed": made}
    record(by=by, council=council, verb="added an indicator", subject=indicator, detail=detail)
    url = put(council=council, indicator=indicator, place=place, by=by) if place else ""
    return indicator, url


class Kind(NamedTuple):
    """A band or group to add: files name it by its code."""

    code: str
    label: str


@transaction.atomic
def add_groups(
    *,
    council: Council,
    indicator: Indicator,
    title: str,
    code: str,
    kind: str,
    labels: Sequence[Kind],
    beyond: str = "",
    threshold: str = "",
    by: User | None,
) -> Breakdown:
    """Add a way to split an indicator of the council's own, with its bands or groups in their order.

    `beyond` is the label of the first band beyond the threshold, or "". Raises NotAllowed.
    """
    demand(why_not_own(indicator, council))
    first = next((place for place, each in enumerate(labels) if each.label == beyond), len(labels))
    try:
        with transaction.atomic():
            order = indicator.breakdowns.count() + 1
            split = Breakdown.objects.create(
                indicator=indicator, code=code, title=title, kind=kind, threshold=threshold, order=order
            )
            Category.objects.bulk_create(
                Category(
                    council=council,
                    indicator=indicator,
                    breakdown=split,
                    code=each.code,
                    label=each.label,
                    order=place,
                    emphasised=place > first,
                )
                for place, each in enumerate(labels, 1)
            )
    except IntegrityError as error:
        raise NotAllowed(AT_ONCE) from error
    made = {"title": title, "kind": kind, "labels": [each.label for each in labels], "threshold": threshold}
    detail = {"of": Public(indicator.title), "changed": Change(None, made)}
    record(by=by, council=council, verb="added bands or groups", subject=split, detail=detail)
    return split


@transaction.atomic
def add_category(
    *, council: Council, breakdown: Breakdown, label: str, code: str, by: User | None
) -> Category:
    """Add a team or kind of the council's own to an open breakdown. Raises NotAllowed."""
    demand(why_not_add_category(breakdown, council))
    order = breakdown.categories.count() + 1
    try:
        with transaction.atomic():
            category = Category.objects.create(
                council=council,
                indicator=breakdown.indicator,
                breakdown=breakdown,
                code=code,
                label=label,
                order=order,
            )
    except IntegrityError as error:
        raise NotAllowed(f"There is “{code}” already. Choose another name.") from error
    detail = {"of": Public(str(breakdown)), "changed": Change(None, {"code": code, "label": label})}
    record(by=by, council=council, verb="added a category", subject=category, detail=detail)
    return category


@transaction.atomic
def relabel_category(*, council: Council, category: Category, label: str, by: User | None) -> Category:
    """Call a team or kind of the council's own otherwise; files go on naming it by its code. Raises NotAllowed."""
    row = Category.objects.select_for_update().filter(council=council, pk=category.pk).first()
    if row is None:
        raise NotAllowed("That one is shared by all councils, and cannot be renamed by one.")
    before, row.label = row.label, label
    row.save(update_fields=["label"])
    detail = {"changed": Change({"label": before}, {"label": label})}
    record(by=by, council=council, verb="renamed a category", subject=row, detail=detail)
    return row
