"""With which edition a draft or an edition is compared, and which hidden numbers have changed since."""

from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q, Subquery

from indicators.models import Figure
from indicators.terms.periods import Period
from scorecards.editions.changes.telling import Change, changes_between
from scorecards.editions.querysets import editions_for
from scorecards.models import Edition, Scorecard, TakingDown
from scorecards.payload import Payload, rows_of


class EditionsBefore(NamedTuple):
    """Of a draft's period, with their payloads: the `newest`, whether or not it was withdrawn, and the newest that
    `stands`, with which readers compare. None where there is none."""

    newest: Edition | None
    stands: Edition | None


def editions_before(scorecard: Scorecard, period: Period) -> EditionsBefore:
    """One query."""
    every = editions_for(scorecard, period).order_by("-number")
    ends = Q(pk=Subquery(every.values("pk")[:1])) | Q(pk=Subquery(every.standing().values("pk")[:1]))
    down = Exists(TakingDown.objects.of_editions_that_are_down(OuterRef("pk")))
    found = list(every.filter(ends).annotate(withdrawn=down))
    return EditionsBefore(next(iter(found), None), next((each for each in found if not each.withdrawn), None))


def edition_before(edition: Edition) -> Edition | None:
    """The newest before it that stands, with which readers compare; None where there is none. One query."""
    standing = editions_for(edition.scorecard, edition.period).standing()
    return standing.filter(number__lt=edition.number).order_by("-number").first()


def changes_since(before: Edition, draft: Payload) -> list[Change]:
    """Of a draft, hidden numbers too: for officers. One query."""
    return changes_between(before.payload, draft, hidden_changes(before, draft))


def hidden_changes(before: Edition, draft: Payload) -> set[str]:
    """Codes of measures whose figure is hidden in both and was recorded anew since that edition was published."""
    was = {row["code"] for row in rows_of(before.payload) if row["latest"]["hidden"]}
    hidden = {row["code"]: row["latest"]["period"] for row in rows_of(draft) if row["latest"]["hidden"]}
    wanted = {code: Period.from_code(period) for code, period in hidden.items() if code in was}
    if not wanted:
        return set()
    cells = Q()
    for code, period in wanted.items():
        cells |= Q(indicator__code=code, frequency=period.frequency, start=period.start)
    figures = Figure.objects.for_council(before.council_id).current().filter(cells, category=None)
    return set(
        figures.filter(created_at__gt=before.published_at)
        .values_list("indicator__code", flat=True)
        .distinct()
    )
