"""Reading what a month's briefing is made from, and which briefings there are. A fixed number of queries each."""

from collections.abc import Sequence
from datetime import datetime

from django.db.models import Q, QuerySet, Subquery
from django.utils import timezone

from accounts.council_settings.registries import Published
from accounts.models import Council
from indicators.catalogue.facts import IndicatorFacts
from indicators.catalogue.querysets import facts_of
from indicators.models import Commentary, Figure, Indicator
from indicators.terms.periods import Frequency, Period
from scorecards.assembly.inputs import Comparators, Disclosure, Remark
from scorecards.assembly.querysets.entries import entries_of
from scorecards.assembly.querysets.inputs import filled_reader
from scorecards.assembly.querysets.scorecards import shown_council
from scorecards.assembly.rows import RowSetting
from scorecards.briefings.months.building import BriefingInputs, build_briefing
from scorecards.editions.querysets import readable_editions
from scorecards.models import Briefing, Scorecard
from scorecards.payload import Payload
from scorecards.payload.briefings import BriefingPayload

NOBODY = Comparators("", None, (), None, None)  # no national figure is of a month


def readable_briefings(council: Council | int) -> QuerySet[Briefing]:
    """What readers of the council's pages may open: every briefing it published and did not take down.

    This alone decides it.
    """
    return Briefing.objects.for_council(council).standing().select_related("scorecard")


def published_things(council: Council) -> list[Published]:
    """How many editions and briefings readers may open, for who changes whom they are open to."""
    editions, briefings = readable_editions(council).count(), readable_briefings(council).count()
    return [
        Published(editions, "edition", "editions", frozen=True),
        Published(briefings, "monthly briefing", "monthly briefings", frozen=True),
    ]


def briefings_of(council: Council, scorecard_slug: str) -> QuerySet[Briefing]:
    """Of one scorecard, newest first, without their payloads."""
    found = readable_briefings(council).filter(scorecard__slug=scorecard_slug)
    return found.defer("payload").order_by("-start", "-number")


def briefings_for(scorecard: Scorecard, period: Period) -> QuerySet[Briefing]:
    """All of the month: for who publishes the next one."""
    return Briefing.objects.for_council(scorecard.council_id).of_period(period).filter(scorecard=scorecard)


def briefings_told(council: Council, most: int) -> list[Briefing]:
    """Those published last, as many, and the newest month's, without payloads; each with the `month` in which the
    council's newest figures of months begin. One query."""
    every = readable_briefings(council).defer("payload")
    last = every.order_by("-published_at").values("pk")[:most]
    newest = every.order_by("-start").values("pk")[:1]
    return list(
        every.filter(Q(pk__in=last) | Q(pk__in=newest)).annotate(month=Subquery(_months(council)[:1]))
    )


def month_with_figures(briefing: Briefing) -> Period | None:
    """The newest, of one from `briefings_told`."""
    return Period(briefing.month, Frequency.MONTH) if briefing.month else None


def newest_month(council: Council) -> Period | None:
    """The newest month the council has a figure for. One query."""
    start = _months(council).values_list("start", flat=True).first()
    return Period(start, Frequency.MONTH) if start else None


def _months(council: Council) -> QuerySet[Figure]:
    found = Figure.objects.for_council(council).current().filter(frequency=Frequency.MONTH)
    return found.order_by("-start").values("start")


def assemble_briefing(
    *, scorecard: Scorecard, period: Period, suppress: bool, at: datetime | None = None
) -> BriefingPayload:
    """The month as its figures stand now; `suppress` hides small numbers as publication does. Eight queries.

    The quarter beside is of what was published by `at`, or by now.
    """
    council = scorecard.council
    definitions, related = measures_of(scorecard, period)
    read = filled_reader(council, definitions, period, NOBODY, detail=False, scorecard=scorecard.pk)
    indicators = read.inputs
    for key, remark in remarks_of(council, list(indicators), period).items():
        indicators[key].remarks[period] = remark
    inputs = BriefingInputs(
        council=shown_council(council),
        scorecard={"slug": scorecard.slug, "title": scorecard.title, "committee": scorecard.committee_name},
        indicators=list(indicators.values()),
        related=related,
        quarterly=newest_quarterly(scorecard, period, at or timezone.now()),
        headline=read.words.get(None, ""),
    )
    disclosure = Disclosure(suppress, council.disclosure_threshold, council.smallest_denominator)
    return build_briefing(inputs, RowSetting(period, NOBODY, disclosure))


def measures_of(scorecard: Scorecard, period: Period) -> tuple[list[IndicatorFacts], dict[str, list[str]]]:
    """The scorecard's measures in order, each followed by those of a month that are related to it.

    With the codes of related measures by code. Two queries.
    """
    entries = {entry.indicator.id: entry.indicator for entry in entries_of(scorecard, period)}
    links = Indicator.related.through.objects.filter(
        from_indicator__in=entries, to_indicator__frequency=Frequency.MONTH
    ).select_related("to_indicator")
    monthly: dict[int, list[IndicatorFacts]] = {}
    related: dict[str, list[str]] = {}
    for link in links.order_by("to_indicator__title"):
        if link.to_indicator.council_id in (None, scorecard.council_id):
            found = facts_of(link.to_indicator)
            monthly.setdefault(link.from_indicator_id, []).append(found)
            related.setdefault(found.code, []).append(entries[link.from_indicator_id].code)
    ordered = [one for key, facts in entries.items() for one in (facts, *monthly.get(key, ()))]
    return list({one.id: one for one in ordered}.values()), related


def newest_quarterly(scorecard: Scorecard, month: Period, at: datetime) -> Payload | None:
    """The scorecard of the newest quarter that was published by then and had begun by the month. One query."""
    found = readable_editions(scorecard.council).filter(scorecard=scorecard, frequency=Frequency.QUARTER)
    newest = found.filter(start__lte=month.start, published_at__lte=at).order_by("-start", "-number").first()
    return newest.payload if newest else None


def remarks_of(council: Council, indicators: Sequence[int], month: Period) -> dict[int, Remark]:
    """What officers say of the very month; the newest words win. One query."""
    rows = Commentary.objects.filter(
        council=council, indicator__in=indicators, frequency=month.frequency, start=month.start
    ).order_by("created_at", "id")
    return {
        key: Remark(*words)
        for key, *words in rows.values_list("indicator", "text", "author_role", "approved")
    }
