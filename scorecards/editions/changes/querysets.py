"""With which edition a draft or an edition is compared, and which hidden numbers have changed since."""

from django.db.models import Q

from indicators.models import Figure
from indicators.terms.periods import Period
from scorecards.editions.changes.telling import Change, changes_between
from scorecards.editions.querysets import editions_for
from scorecards.models import Edition, Scorecard
from scorecards.payload import Payload, rows_of


def last_edition(scorecard: Scorecard, period: Period) -> Edition | None:
    """The newest of the period with its payload, whether it stands or was withdrawn. One query."""
    return editions_for(scorecard, period).order_by("-number").first()


def edition_before(edition: Edition) -> Edition | None:
    """The one that readers had before it; None where it is the first, or what they had is withdrawn. One query."""
    standing = editions_for(edition.scorecard, edition.period).standing()
    found = standing.filter(number__lt=edition.number).order_by("-number").first()
    return found if found and found.number == edition.number - 1 else None


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
