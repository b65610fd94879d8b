"""The edition, draft or preview from which a reader came to the heat table, as its address says."""

from dataclasses import dataclass

from django.urls import Resolver404, resolve, reverse

from accounts.models import Council
from scorecards.editions.querysets import editions_of_period
from scorecards.models import Scorecard


@dataclass(frozen=True)
class Origin:
    """`base` is its address; `name` is "edition 1 of Quarter 2 2018/19" or "the draft of ...", "the preview of ..."."""

    base: str
    name: str


def origin_at(council: Council, scorecard: Scorecard, place: str, *, drafts: bool) -> Origin | None:
    """Of what the address says after the scorecard's own: "2018-19/q2/edition-1". One query for an edition.

    None where the reader may not open it, or there is none such: the table is the same for everybody.
    """
    heat = reverse("scorecards:heat", args=[council.slug, scorecard.slug])
    base = f"{heat.removesuffix('heat-table/')}{place.strip('/')}/"
    try:
        found = resolve(base)
    except Resolver404:
        return None
    period, number = found.kwargs.get("period"), found.kwargs.get("number")
    if found.view_name == "scorecards:draft" and drafts:
        return Origin(base, f"the draft of {period.in_sentence}")
    if found.view_name == "scorecards:as_public" and drafts:
        return Origin(base, f"the preview of {period.in_sentence}")
    if found.view_name != "scorecards:edition":
        return None
    editions = editions_of_period(council, scorecard.slug, period).filter(number=number)
    return Origin(base, f"edition {number} of {period.in_sentence}") if editions.exists() else None
