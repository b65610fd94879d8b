"""Finding measures and words, each in a fixed number of queries and as far as the reader may read.

What readers of published pages find was published: the words stand in an edition that nothing corrected since, and
never in what somebody wrote and took back, or has not published yet. Officers who work on drafts find those too.
"""

from collections.abc import Callable, Collection, Iterable, Mapping

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce

from accounts.models import Council
from accounts.querysets import holding
from indicators.catalogue.querysets import council_indicators
from indicators.catalogue.versions.words import Words
from indicators.models import Commentary, Indicator
from indicators.terms.searching import Found, Wanted
from indicators.terms.vocabulary import COMPARABLE_UNITS
from scorecards.editions.addresses import coverage_url, draft_url, edition_url, measure_url
from scorecards.editions.querysets import entries_read, figures_of_councils, readable_editions
from scorecards.editions.searching.texts import COMMENTARY, EVIDENCE
from scorecards.models import Edition, EditionText, Scorecard, SectionIndicator, Summary

MOST_READ = 300  # of those that may have the words, newest first


def measures_read(council: Council, *, drafts: bool) -> dict[int, Indicator]:
    """By primary key those that the reader's list has. Two queries, more where a version is to come."""
    return {each.indicator_id: each.indicator for each in entries_read(council, drafts=drafts)}


def national_measures(council: Council, listed: Collection[int]) -> list[Indicator]:
    """Those that have national figures of councils and are not `listed` for the reader; counts have no page of all
    councils. One query."""
    figures = figures_of_councils(council)
    found = council_indicators(council).filter(Exists(figures), unit__in=COMPARABLE_UNITS)
    return list(found.exclude(pk__in=listed))


def find_measures(
    wanted: Wanted, indicators: Iterable[Indicator], words: Mapping[int, Words], url_of: Callable[[str], str]
) -> list[Found]:
    """Those of the indicators that have what is looked for, by their `words` of today: first those whose title has it.
    `url_of` makes an address of a code."""
    found = []
    for indicator in indicators:
        said = words[indicator.pk]
        more = (said.why_it_matters, said.numerator, said.denominator, indicator.formal_title, said.take_care)
        if wanted.stands_in(said.title, said.meaning, indicator.code, *more):
            found.append(Found(said.title, url_of(indicator.code), said.meaning))
    return sorted(found, key=lambda one: (not wanted.stands_in(one.title), one.title.casefold()))


def find_published_words(council: Council, wanted: Wanted) -> list[Found]:
    """Headlines, answers and commentary of the newest edition of each period, newest first. One query."""
    return find_texts(council, wanted, ~Q(kind=EVIDENCE))


def find_published_evidence(council: Council, wanted: Wanted) -> list[Found]:
    """Evidence that is not a number, newest first: each piece once, where the newest edition has it. One query."""
    found: dict[tuple[str, str], Found] = {}
    for one in find_texts(council, wanted, Q(kind=EVIDENCE)):
        found.setdefault((one.title, one.text), one)  # it stands in the editions of a whole year
    return list(found.values())


def find_texts(council: Council, wanted: Wanted, which: Q) -> list[Found]:
    """Those texts of editions that nothing corrected since. One query."""
    newer = Edition.objects.standing().filter(
        scorecard=OuterRef("edition__scorecard"),
        frequency=OuterRef("edition__frequency"),
        start=OuterRef("edition__start"),
        number__gt=OuterRef("edition__number"),
    )
    rows = (
        EditionText.objects.for_council(council)
        .filter(which, holding(wanted.words, "text", "title"))
        .filter(edition__in=readable_editions(council).values("pk"))
        .exclude(Exists(newer))
        .select_related("edition__scorecard")
        .defer("edition__payload")
        .order_by("-edition__start", "id")
    )
    return [
        published_words(row, council.slug)
        for row in rows[:MOST_READ]
        if wanted.stands_in(row.title, row.text)
    ]


def published_words(row: EditionText, council_slug: str) -> Found:
    edition = row.edition
    base = edition_url(edition, council_slug)
    urls = {COMMENTARY: measure_url(base, row.name), EVIDENCE: coverage_url(base, row.name)}
    url = urls.get(row.kind) or f"{base}#{row.name}".rstrip("#")
    where = f"{edition.scorecard.title}, {edition.period.in_sentence}, edition {edition.number}"
    return Found(row.title, url, row.text, where)


def find_drafted_words(council: Council, wanted: Wanted) -> list[Found]:
    """What officers have written by now, published or not: the newest words of each place. Two queries."""
    written = holding(wanted.words, "text")
    said = newest_of(Commentary.objects.filter(council=council), "indicator").filter(written)
    summed = newest_of(Summary.objects.filter(council=council), "scorecard", "section").filter(written)
    commentaries = said.select_related("indicator").order_by("-start", "-id")[:MOST_READ]
    summaries = summed.select_related("scorecard", "section").order_by("-start", "-id")[:MOST_READ]
    cards = scorecards_of(council, {row.indicator_id for row in commentaries})
    found = [summary_found(row, council.slug) for row in summaries if wanted.stands_in(row.text)]
    found += [
        commentary_found(row, cards[row.indicator_id], council.slug)
        for row in commentaries
        if wanted.stands_in(row.text) and row.indicator_id in cards
    ]
    return found


def newest_of(rows: QuerySet, *place: str) -> QuerySet:
    """Only the newest words of each place and period: those before it were replaced."""
    same = {name: OuterRef(name) for name in ("council", "frequency", "start")}
    later = rows.model.objects.filter(id__gt=OuterRef("id"), **same)
    for name in place:  # a headline has no section, and one nothing is not equal to another
        later = later.alias(**{f"of_{name}": Coalesce(name, 0)}).filter(
            **{f"of_{name}": Coalesce(OuterRef(name), 0)}
        )
    return rows.exclude(Exists(later))


def scorecards_of(council: Council, indicators: Iterable[int]) -> dict[int, Scorecard]:
    """By indicator (primary key) a scorecard that shows it. One query."""
    rows = SectionIndicator.objects.filter(section__scorecard__council=council, indicator__in=indicators)
    rows = rows.select_related("section__scorecard").order_by("-section__scorecard__committee_name")
    return {row.indicator_id: row.section.scorecard for row in rows}


def summary_found(row: Summary, council_slug: str) -> Found:
    title = row.section.question if row.section else "Headline"
    url = draft_url(row.scorecard, row.period, council_slug) + (f"#{row.section.slug}" if row.section else "")
    return Found(title, url, row.text, f"{row.scorecard.title}, {row.period.in_sentence}, as written by now")


def commentary_found(row: Commentary, scorecard: Scorecard, council_slug: str) -> Found:
    url = measure_url(draft_url(scorecard, row.period, council_slug), row.indicator.code)
    return Found(row.indicator.title, url, row.text, f"{row.period.label}, as written by now")
