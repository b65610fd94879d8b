"""What the page of similar councils reads: the models that know ours, who counts ours among theirs, and the figures."""

from dataclasses import replace
from typing import NamedTuple

from django.utils.timezone import localdate

from accounts.composing.querysets import composed_once
from accounts.models import Council
from indicators.benchmarks.areas.querysets import NEWEST_MODEL_FIRST
from indicators.catalogue.facts import IndicatorFacts
from indicators.catalogue.querysets import facts_of, present_words
from indicators.models import Neighbour
from indicators.terms.periods import Period
from scorecards.assembly.inputs import Comparators, PublishedCell
from scorecards.assembly.querysets.comparators import comparators_for
from scorecards.comparing.heat_table.heat import by_indicator
from scorecards.comparing.heat_table.querysets import newest_cells, this_year
from scorecards.comparing.similar_councils.similar import Link, Model, Similar, rows_of
from scorecards.editions.querysets import entries_read


class SimilarRead(NamedTuple):
    """All that the page is made from; `models` has the one in use first, `counting_us` codes and names."""

    models: tuple[Model, ...]
    counting_us: tuple[tuple[str, str], ...]
    measures: tuple[IndicatorFacts, ...]
    cells: tuple[tuple[int, PublishedCell], ...]
    comparators: Comparators
    until: Period

    def judged(self) -> Similar:
        return Similar(
            model=self.models[0],
            before=self.models[1] if len(self.models) > 1 else None,
            counting_us=dict(self.counting_us),
            rows=rows_of(self.measures, by_indicator(self.cells), self.comparators, self.until),
        )


def read_similar(council: Council, *, drafts: bool) -> SimilarRead | None:
    """Seven queries, whatever the number of measures; None where no model knows the council."""
    models = models_with(council)
    if not models:
        return None
    measures = measures_of(council, drafts=drafts)
    comparators = comparators_for(council, None)
    cells = newest_cells([each.id for each in measures], comparators)
    counting = counting_us(council, models[0].label)
    return SimilarRead(models, counting, measures, cells, comparators, this_year())


def models_with(council: Council) -> tuple[Model, ...]:
    """The one in use first, then the ones before it. One query."""
    found: dict[str, tuple[int, list[Link]]] = {}
    for label, year, code, name, position, closeness, region, ended in _links(council.gss_code):
        link = Link(code, name, position, closeness.strip(), region or "", ended)
        found.setdefault(label, (year, []))[1].append(link)
    return tuple(Model(label, year, tuple(links)) for label, (year, links) in found.items())


@composed_once
def _links(gss_code):
    newest_first = [f"-model__{name.removeprefix('-')}" for name in NEWEST_MODEL_FIRST]
    links = Neighbour.objects.filter(area__gss_code=gss_code).order_by(*newest_first, "position")
    columns = ("model__label", "model__year", "neighbour__gss_code", "neighbour__name", "position")
    return links.values_list(*columns, "closeness", "neighbour__region__name", "neighbour__ended")


def counting_us(council: Council, model: str) -> tuple[tuple[str, str], ...]:
    """Codes and names of the councils that have ours among theirs in that model. One query."""
    return tuple(_counting(council.gss_code, model))


@composed_once
def _counting(gss_code, model):
    links = Neighbour.objects.filter(neighbour__gss_code=gss_code, model__label=model)
    return links.order_by("area__name").values_list("area__gss_code", "area__name")


def measures_of(council: Council, *, drafts: bool) -> tuple[IndicatorFacts, ...]:
    """Those of the council's published scorecards, for officers of any, in the council's words. Three queries."""
    found = {entry.indicator_id: entry.indicator for entry in entries_read(council, drafts=drafts)}
    words = present_words(council, found.values(), localdate())
    return tuple(replace(facts_of(each), words=words[key]) for key, each in found.items())
