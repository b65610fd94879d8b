"""Writes: indicators of the council's own that its file defines and it does not have yet."""

from collections.abc import Iterable

from django.db import transaction

from accounts.models import Council, User
from accounts.policies import NotAllowed
from indicators.catalogue.own.actions import Kind, add_groups, create_indicator
from indicators.catalogue.own.defined.definitions import OwnDefinition
from indicators.catalogue.own.defined.querysets import FACTS, stored_own
from indicators.catalogue.versions.words import NAMES, Words
from indicators.models import Category, Indicator

AFTERWARDS = ("formal_title", "last_day")


@transaction.atomic
def define_own(*, council: Council, definitions: Iterable[OwnDefinition], by: User | None) -> list[str]:
    """Add those that are not there; those that are stay as they are. Gives a line for each that is added.

    Raises NotAllowed where one stands otherwise: its words are changed on its page with a reason, and what it counts
    never changes.
    """
    standing = stored_own(council)
    said = []
    for each in definitions:
        stands = standing.get(each.code)
        if stands is None:
            _create(council, each, by)
            said.append(f"added the indicator “{each.title}”")
        elif differing := stands.differing(each):
            names = ", ".join(name.replace("_", " ") for name in differing)
            raise NotAllowed(
                f"The indicator “{stands.title}” stands otherwise here than in the file: {names}. Its words are "
                "changed under Definitions, with a reason, and what it counts never changes. Leave it out of the file, "
                "or write there what stands."
            )
    return said


def _create(council: Council, wanted: OwnDefinition, by: User | None) -> None:
    words = Words(**{name: getattr(wanted, name) for name in NAMES})
    facts = {name: getattr(wanted, name) for name in FACTS if name not in AFTERWARDS}
    indicator, _ = create_indicator(
        council=council, words=words, facts={**facts, "questions": dict(wanted.questions)}, by=by
    )
    Indicator.objects.filter(pk=indicator.pk).update(
        formal_title=wanted.formal_title or wanted.title, last_day=wanted.last_day
    )
    for each in wanted.breakdowns:
        split = add_groups(
            council=council,
            indicator=indicator,
            title=each.title,
            code=each.code,
            kind=each.kind,
            labels=[Kind(one.code, one.label) for one in each.categories],
            threshold=each.threshold,
            by=by,
        )
        beyond = [one.code for one in each.categories if one.emphasised]
        Category.objects.filter(breakdown=split, code__in=beyond).update(emphasised=True)
