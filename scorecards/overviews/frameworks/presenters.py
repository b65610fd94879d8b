"""From the newest editions to what the page of national frameworks prints."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from indicators.catalogue.shipped.frameworks import NationalFramework, NationalFrameworks, Place, Tag
from indicators.terms.periods import Period
from scorecards.assembly.shown import beside_figure, listed_words, without_figure
from scorecards.editions.addresses import edition_url, measure_url
from scorecards.editions.presenters import mark_html, shape_of
from scorecards.models import Edition
from scorecards.overviews.frameworks.words import matched_words
from scorecards.payload import RowShown, rows_of


class Published(NamedTuple):
    """A measure as the newest edition that has it says it."""

    row: RowShown
    url: str


def latest_measures(editions: Sequence[Edition], council_slug: str) -> dict[str, Published]:
    """By code, from the edition with the newest figure; of two with figures of one period the first one given."""
    found: dict[str, Published] = {}
    for edition in editions:
        base = edition_url(edition, council_slug)
        for row in rows_of(edition.payload):
            before = found.get(row["code"])
            if before is None or newness(row) > newness(before.row):
                found[row["code"]] = Published(row, measure_url(base, row["code"]))
    return found


def newness(row: RowShown) -> tuple[bool, date]:
    """A figure, or one that is hidden, before none at all; then by the end of its period."""
    return not without_figure(row), Period.from_code(row["latest"]["period"]).end


def present_frameworks(
    known: NationalFrameworks,
    titles: Mapping[str, str],
    own: frozenset[str],
    published: Mapping[str, Published],
    national: Mapping[str, str],
) -> dict:
    """Context of the page. `titles` are the catalogue's, by code; a council's `own` indicators are never matched.

    `national` says of the newest national figure of those that have one.
    """
    tags = [tag for tag in known.tags if tag.indicator not in own]
    return {
        "frameworks": [
            present_framework(each, tags, titles, published, national) for each in known.frameworks
        ],
    }


def present_framework(
    framework: NationalFramework,
    tags: Sequence[Tag],
    titles: Mapping[str, str],
    published: Mapping[str, Published],
    national: Mapping[str, str],
) -> dict:
    mine = [tag for tag in tags if tag.framework == framework]
    coded = {tag.indicator for tag in mine}
    unmatched = [one for code, one in published.items() if code not in coded]
    return {
        "framework": framework,
        "heading": matched_words(len(published) - len(unmatched), len(published)) if mine else "",
        "places": [present_place(place, mine, titles, published, national) for place in framework.places],
        "unmatched": sorted(map(present_measure, unmatched), key=lambda one: one["title"]) if mine else [],
        "sources": list({tag.source.code: tag.source for tag in mine}.values()),
    }


def present_place(
    place: Place,
    tags: Sequence[Tag],
    titles: Mapping[str, str],
    published: Mapping[str, Published],
    national: Mapping[str, str],
) -> dict:
    here = [tag for tag in tags if tag.place == place]
    others = [tag for tag in here if tag.indicator not in published]
    return {
        "place": place,
        "kind": place.kind.capitalize(),
        "measures": [
            {
                **present_measure(published[tag.indicator]),
                "metric": tag.metric,
                "differs": tag.differs,
                "national": national.get(tag.indicator, ""),
            }
            for tag in here
            if tag.indicator in published
        ],
        "national_alone": [
            {
                "title": titles.get(tag.indicator, tag.metric),
                "metric": tag.metric,
                "differs": tag.differs,
                "national": national[tag.indicator],
            }
            for tag in others
            if tag.indicator in national
        ],
        "others": sorted(
            titles.get(tag.indicator, tag.metric) for tag in others if tag.indicator not in national
        ),
    }


def present_measure(one: Published) -> dict:
    row = one.row
    status, word = beside_figure(row["target"])
    return {
        "title": row["title"],
        "url": one.url,
        "value": listed_words(row),
        "period": Period.from_code(row["latest"]["period"]).label,
        "mark": mark_html(status),
        "status": shape_of(status),
        "word": word,
    }
