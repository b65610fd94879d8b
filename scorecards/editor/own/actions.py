"""Writes: an indicator of the council's own goes onto a scorecard, for the registry of the app that keeps them."""

from django.db import transaction
from django.urls import reverse

from accounts.models import Council, User
from accounts.policies import NotAllowed
from accounts.querysets import lock
from indicators.models import Indicator
from scorecards.definitions.council_file import ScorecardDefinition
from scorecards.definitions.versions.actions import make_version
from scorecards.editor import steps
from scorecards.editor.actions import edit_scorecard
from scorecards.editor.querysets import indicators_of, read_editing
from scorecards.models import Scorecard


def places(council: Council) -> list[tuple[str, str]]:
    """Each section of each scorecard, as it is being changed: "panel/homes" with its words. Two queries a scorecard."""
    indicators = indicators_of(council)
    return [
        (f"{scorecard.slug}/{section.slug}", f"{scorecard.title}: {section.question}")
        for scorecard in Scorecard.objects.filter(council=council).select_related("framework", "council")
        for section in read_editing(scorecard, indicators).after.sections
    ]


@transaction.atomic
def put(*, council: Council, indicator: Indicator, place: str, by: User | None) -> str:
    """Add it to what the scorecard is being changed to, at the end of the section; it shows when that is used.

    Gives the address of the editor. Raises NotAllowed where the section is gone.
    """
    slug, _, section = place.partition("/")
    scorecard = Scorecard.objects.filter(council=council, slug=slug).first()
    if scorecard is None:
        raise NotAllowed("There is no such scorecard any more.")
    lock(scorecard)
    shown = read_editing(scorecard, indicators_of(council)).token

    def step(card: ScorecardDefinition) -> ScorecardDefinition:
        return steps.add_measure(card, section, indicator.code)

    said = f"added {indicator.title}"
    edit_scorecard(scorecard=scorecard, step=step, said=said, shown=shown, by=by)
    edit = reverse("scorecards:scorecard_edit", args=[council.slug, slug])
    return f"{edit}?section={section}#m-{indicator.code}"


@transaction.atomic
def replace_everywhere(*, council: Council, gone: Indicator, kept: Indicator, by: User | None) -> None:
    """On every scorecard that shows `gone`, as its next version for the same quarters, and in what is being changed."""
    indicators = indicators_of(council)
    for scorecard in Scorecard.objects.filter(council=council).select_related("framework", "council"):
        editing = read_editing(scorecard, indicators)
        before = steps.replace_measure(editing.before, gone.code, kept.code)
        if before != editing.before:
            made = f"“{gone.title}” became part of “{kept.title}”"[:200]
            make_version(council=council, wanted=before, starts=scorecard.starts, made=made, by=by)
        if editing.edit is None or gone.code not in codes_of(editing.after):
            continue

        def step(card: ScorecardDefinition) -> ScorecardDefinition:
            return steps.replace_measure(card, gone.code, kept.code)

        said = f"put {kept.title} in the place of {gone.title}"
        shown = read_editing(scorecard, indicators).token
        edit_scorecard(scorecard=scorecard, step=step, said=said, shown=shown, by=by)


def codes_of(card: ScorecardDefinition) -> set[str]:
    return {code for section in card.sections for code in section.indicators}
