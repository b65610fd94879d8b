"""Reads for assembling a scorecard: a fixed number of queries whatever the number of indicators, areas and years."""

from dataclasses import dataclass, replace

from django.db.models import Subquery

from accounts.models import Council
from indicators.catalogue.facts import IndicatorFacts
from indicators.catalogue.querysets import definition_in_force, facts_of, words_of
from indicators.models import Area, Neighbour, NeighbourModel
from indicators.terms.periods import Period
from scorecards.assembly.inputs import AreaName, Comparators
from scorecards.models import Scorecard, SectionIndicator


@dataclass(frozen=True)
class Entry:
    """One indicator's place on a scorecard."""

    section_id: int
    section_slug: str
    question: str
    short_title: str
    indicator: IndicatorFacts


def entries_of(scorecard: Scorecard) -> list[Entry]:
    """The scorecard's indicators in order, section by section. One query."""
    rows = (
        SectionIndicator.objects.filter(section__scorecard=scorecard)
        .select_related("section", "indicator")
        .order_by("section__order", "order")
    )
    return [
        Entry(
            section_id=row.section_id,
            section_slug=row.section.slug,
            question=row.section.question,
            short_title=row.section.short_title,
            indicator=facts_of(row.indicator),
        )
        for row in rows
    ]


def entries_in_words_of(scorecard: Scorecard, period: Period) -> list[Entry]:
    """The same, each indicator with the words that hold for the period. Two queries."""
    entries = entries_of(scorecard)
    found = definition_in_force(scorecard.council, [entry.indicator.id for entry in entries], period)
    words = {indicator: words_of(version) for indicator, version in found.items()}
    return [
        replace(
            entry,
            indicator=replace(entry.indicator, words=words.get(entry.indicator.id, entry.indicator.words)),
        )
        for entry in entries
    ]


def comparators_for(council: Council, model: NeighbourModel | None) -> Comparators:
    """The council's neighbours in the given model, or in the newest one that knows it; its region and country.

    One query; two more for a council without neighbours.
    """
    country = Area.objects.filter(kind=Area.Kind.COUNTRY, illustrative=council.illustrative)
    links = Neighbour.objects.filter(area__gss_code=council.gss_code).select_related(
        "neighbour", "model", "area__region"
    )
    if model is not None:
        links = links.filter(model=model)
    found = list(
        links.annotate(
            country_id=Subquery(country.values("pk")[:1]),
            country_code=Subquery(country.values("gss_code")[:1]),
            country_name=Subquery(country.values("name")[:1]),
        ).order_by("-model__label", "position")
    )
    if not found:
        own = Area.objects.filter(gss_code=council.gss_code).select_related("region").first()
        return Comparators(
            "", name_of(own), (), name_of(own.region if own else None), name_of(country.first())
        )
    newest = found[0]
    kept = [link for link in found if link.model_id == newest.model_id]
    has_country = newest.country_id is not None
    return Comparators(
        model=newest.model.label,
        own=name_of(newest.area),
        neighbours=tuple(AreaName(n.neighbour_id, n.neighbour.gss_code, n.neighbour.name) for n in kept),
        region=name_of(newest.area.region),
        country=AreaName(newest.country_id, newest.country_code, newest.country_name)
        if has_country
        else None,
    )


def name_of(area: Area | None) -> AreaName | None:
    return AreaName(area.pk, area.gss_code, area.name) if area else None


def summaries_for(scorecard: Scorecard, period: Period) -> dict[int | None, str]:
    """The headline (key None) and each section's answer for the period; the newest words win. One query."""
    rows = scorecard.summaries.filter(frequency=period.frequency, start=period.start).order_by(
        "created_at", "id"
    )
    return dict(rows.values_list("section_id", "text"))
