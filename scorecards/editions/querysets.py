"""Which editions there are, who may read them, and what was corrected after them."""

import json
from collections.abc import Collection, Sequence
from datetime import date

from django.db.models import Exists, F, Func, JSONField, Max, OuterRef, QuerySet, Value
from django.utils.timezone import localdate

from accounts.models import Council
from indicators.figures.registries import Shown
from indicators.models import Area, Figure, Indicator, PublishedFigure
from indicators.terms.periods import Frequency, Period
from scorecards.assembly.shown import latest_words
from scorecards.definitions.querysets import entries_in_force
from scorecards.editions.addresses import edition_url, measure_url
from scorecards.models import Edition, Scorecard, SectionIndicator
from scorecards.payload import rows_of


def readable_editions(council: Council | int) -> QuerySet[Edition]:
    """What readers of the council's pages may open: every edition it published and did not take down.

    This alone decides it.
    """
    return Edition.objects.for_council(council).standing().select_related("scorecard")


def published_editions(council: Council) -> QuerySet[Edition]:
    """The same without their payloads, newest first."""
    newest_first = ("-start", "scorecard__committee_name", "-number")
    return readable_editions(council).defer("payload").order_by(*newest_first)


def entries_read(council: Council, *, drafts: bool) -> list[SectionIndicator]:
    """Where measures stand, as far as a reader's lists have them: on scorecards with an edition, with `drafts` on any.

    By what is in force today and the measure's title; a measure may have several. Two queries, more where a version is
    to come.
    """
    scorecards = Scorecard.objects.filter(council=council)
    if not drafts:
        scorecards = scorecards.filter(Exists(readable_editions(council).filter(scorecard=OuterRef("pk"))))
    entries = entries_in_force(scorecards, localdate())
    return sorted(entries, key=lambda each: (each.indicator.title, each.section.scorecard.committee_name))


def figures_of_councils(council: Council) -> QuerySet[PublishedFigure]:
    """Of the indicator of an outer query: the national figures of councils, made-up ones beside a made-up council."""
    return PublishedFigure.objects.filter(
        indicator=OuterRef("pk"),
        current=True,
        value__isnull=False,
        area__kind=Area.Kind.LOCAL_AUTHORITY,
        area__illustrative=council.illustrative,
    )


def with_national_figures(council: Council, indicators: Collection[int]) -> set[int]:
    """Those of which a national release that is in use has a council's figure. One query."""
    figures = figures_of_councils(council)
    found = Indicator.objects.filter(Exists(figures), pk__in=indicators)
    return set(found.values_list("pk", flat=True))


def editions_of_period(council: Council, scorecard_slug: str, period: Period) -> QuerySet[Edition]:
    """The same of one scorecard's period, whose newest has the highest number."""
    return published_editions(council).of_period(period).filter(scorecard__slug=scorecard_slug)


class RowOfPayload(Func):
    """The first row of an edition's payload that has a code, or None: taken out by the database, because the payloads
    of ten years are some thirty megabytes."""

    output_field = JSONField()

    def __init__(self, code: str):
        super().__init__(F("payload"), Value(code))

    def as_sqlite(self, compiler, connection, **context):
        found = (
            "SELECT found.value FROM json_each({payload}, '$.sections') AS part, json_each(part.value, '$.rows') "
            "AS found WHERE json_extract(found.value, '$.code') = {code} LIMIT 1"
        )
        return self._filled(f"({found})", compiler)

    def as_postgresql(self, compiler, connection, **context):
        path = "'$.sections[*].rows[*] ? (@.code == $code)'"
        names = "jsonb_build_object('code', {code}::text)"
        return self._filled(f"jsonb_path_query_first({{payload}}, {path}, {names})", compiler)

    def _filled(self, sql: str, compiler) -> tuple[str, tuple]:
        (payload, first), (code, second) = map(compiler.compile, self.source_expressions)
        return sql.format(payload=payload, code=code), (*first, *second)


class LatestOfPayload(RowOfPayload):
    """Of each row that has one of the codes its `code` and its `latest` figure, as a list; each payload is read once,
    however many the codes."""

    def __init__(self, codes: Collection[str]):
        super().__init__(json.dumps(sorted(codes)))

    def as_sqlite(self, compiler, connection, **context):
        found = (
            "(SELECT json_group_array(json_object('code', json_extract(found.value, '$.code'), "
            "'latest', json(json_extract(found.value, '$.latest')))) "
            "FROM json_each({payload}, '$.sections') AS part, json_each(part.value, '$.rows') AS found "
            "WHERE json_extract(found.value, '$.code') IN (SELECT value FROM json_each({code})))"
        )
        return self._filled(found, compiler)

    def as_postgresql(self, compiler, connection, **context):
        found = (
            "(SELECT jsonb_agg(jsonb_build_object('code', found -> 'code', 'latest', found -> 'latest')) "
            "FROM jsonb_path_query({payload}, '$.sections[*].rows[*] ? (@.code == $codes[*])', "
            "jsonb_build_object('codes', {code}::jsonb)) AS found)"
        )
        return self._filled(found, compiler)


def editions_in_turn(council: Council, scorecard_slug: str, code: str) -> QuerySet[Edition]:
    """What readers may open of one scorecard, in the order it was published; `row` is that of the code, or None."""
    found = published_editions(council).filter(scorecard__slug=scorecard_slug)
    return found.annotate(row=RowOfPayload(code)).order_by("published_at", "start", "number")


def editions_for(scorecard: Scorecard, period: Period) -> QuerySet[Edition]:
    """All there are, whoever may read them: for who publishes the next one, or exports one."""
    return Edition.objects.for_council(scorecard.council_id).of_period(period).filter(scorecard=scorecard)


def newest_period(council: Council) -> Period | None:
    """The newest quarter the council has a figure for."""
    starts = (
        Figure.objects.for_council(council).current().filter(frequency=Frequency.QUARTER).order_by("-start")
    )
    start = starts.values_list("start", flat=True).first()
    return Period(start, Frequency.QUARTER) if start else None


def newest_numbers(council: Council, periods: Sequence[Period]) -> dict[tuple[int, date], int]:
    """By scorecard and first day the number of the newest edition that stands, of quarters. One query."""
    found = readable_editions(council).filter(
        frequency=Frequency.QUARTER, start__in=[each.start for each in periods]
    )
    numbers = found.order_by().values_list("scorecard", "start").annotate(Max("number"))
    return {(scorecard, start): number for scorecard, start, number in numbers}


def newest_with(council: Council, code: str) -> Edition | None:
    """The newest edition that has a measure of that code, without its payload. One query, which reads all payloads."""
    return published_editions(council).annotate(row=RowOfPayload(code)).filter(row__isnull=False).first()


def indicator_id_of(council: Council, code: str) -> int | None:
    """The council's own indicator of that code, or the catalogue's."""
    found = Indicator.objects.seen_by(council).filter(code=code)
    return found.order_by(F("council").desc(nulls_last=True)).values_list("pk", flat=True).first()


def editions_showing(council: Council, period: Period, codes: Collection[str]) -> dict[str, list[Shown]]:
    """The editions of this very period by the code of each indicator on them, oldest first. One query.

    For the registry of the app that keeps figures: what was published stays, whatever is corrected there.
    """
    found: dict[str, list[Shown]] = {}
    for edition in readable_editions(council).of_period(period).order_by("published_at", "pk"):
        name = f"edition {edition.number} of {period.label}, {edition.scorecard.committee_name}"
        base = edition_url(edition, council.slug)
        for row in rows_of(edition.payload):
            if row["code"] in codes:
                url = measure_url(base, row["code"])
                shown = Shown(edition=name, display=latest_words(row), url=url)
                found.setdefault(row["code"], []).append(shown)
    return found


def places_on_scorecards() -> QuerySet[SectionIndicator]:
    """Where measures stand on scorecards, of all councils: whoever asks filters by theirs."""
    return SectionIndicator.objects.order_by()
