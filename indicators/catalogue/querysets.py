"""Reading definitions in their versions. Every function is scoped to a council and costs a fixed number of queries."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db.models import Count, F, OuterRef, Prefetch, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce
from django.utils.timezone import localdate

from accounts.models import Council
from indicators.catalogue.facts import FACT_COLUMNS, IndicatorFacts, facts_from
from indicators.catalogue.known_indicators import Catalogue, KnownIndicator, category_names
from indicators.catalogue.questions import questions_from
from indicators.catalogue.told_apart import told_apart
from indicators.catalogue.versions.words import NAMES, Version, Words, chain_of, in_force
from indicators.models import (
    Breakdown,
    Category,
    ContextEvent,
    Figure,
    GlossaryTerm,
    Indicator,
    IndicatorDefinition,
    OwnWords,
    SeriesBreak,
    Target,
)
from indicators.terms.periods import Period


def definitions_seen_by(council: Council | None, indicators: Collection[int]):
    """The catalogue's versions and the council's of these indicators (primary keys), by number."""
    seen = IndicatorDefinition.objects.seen_by(council)
    return seen.filter(indicator_id__in=indicators).order_by("number")


def definitions_of(council: Council, indicator: Indicator) -> list[IndicatorDefinition]:
    """The versions that count for the council, oldest first: its own, or the catalogue's where it has none."""
    return histories(council, [indicator.pk]).get(indicator.pk, [])


def histories(council: Council, indicators: Collection[int]) -> dict[int, list[IndicatorDefinition]]:
    """By indicator the versions that count for the council, oldest first; none for those nobody changed. One query."""
    shared: dict[int, list[IndicatorDefinition]] = {}
    own: dict[int, list[IndicatorDefinition]] = {}
    for row in definitions_seen_by(council, indicators):
        (shared if row.council_id is None else own).setdefault(row.indicator_id, []).append(row)
    return shared | own


def in_force_at(history: Iterable[IndicatorDefinition], start: date) -> IndicatorDefinition | None:
    """The newest of an indicator's versions that holds for a period beginning on `start`."""
    begun = [row for row in history if row.starts is None or row.starts <= start]
    return max(begun, key=lambda row: row.number, default=None)


def definition_in_force(
    council: Council, indicators: Collection[int], period: Period
) -> dict[int, IndicatorDefinition]:
    """By indicator (primary key) the version a figure of this period is reported under. One query.

    The newest that begins by the period's first day; the council's stand before the catalogue's. An indicator that
    nobody ever changed is left out: its words are those of its own row. For figures of many periods read `histories`
    once and ask `in_force_at`.
    """
    found = {
        indicator: in_force_at(history, period.start)
        for indicator, history in histories(council, indicators).items()
    }
    return {indicator: row for indicator, row in found.items() if row is not None}


def said_in_force(
    name: str, council: Council | int | OuterRef, day: date, way: str = "indicator__"
) -> Coalesce:
    """The same within a query: what the version of that day says as `name`. `way` leads from a row to its indicator."""
    begun = Q(starts=None) | Q(starts__lte=day)
    versions = (
        IndicatorDefinition.objects.filter(begun).seen_by(council).filter(indicator=OuterRef(f"{way}pk"))
    )
    newest = versions.order_by(F("council").asc(nulls_last=True), "-number").values(name)[:1]
    return Coalesce(Subquery(newest), F(f"{way}{name}"))


def words_of(row: Indicator | IndicatorDefinition) -> Words:
    """The words of a version, or of an indicator's own row, which names no owner."""
    return Words(**{name: getattr(row, name, "") for name in NAMES})


OWN_WORDS = tuple(name for name in NAMES if name != "owner")  # an indicator's own row names no owner
COLUMNS_OF_FACTS = ("pk", "council_id", "questions", "linked_questions", *OWN_WORDS, *FACT_COLUMNS)


def facts_of(indicator: Indicator) -> IndicatorFacts:
    """With the words of the indicator's own row; put those in force in their place where periods matter."""
    return facts_of_columns([getattr(indicator, name) for name in COLUMNS_OF_FACTS])


def facts_of_columns(columns: Sequence[Any]) -> IndicatorFacts:
    """The same from the COLUMNS_OF_FACTS of a row, where a page reads too many to make objects of them."""
    key, council, questions, linked, *rest = columns
    words = Words(**dict(zip(OWN_WORDS, rest, strict=False)))
    facts = facts_from(key, words, rest[len(OWN_WORDS) :])
    return replace(
        facts, questions=questions_from(facts.question, questions, linked), own=council is not None
    )


def version_of(row: IndicatorDefinition) -> Version:
    """A stored version as the pure rules take it."""
    return Version(
        key=row.pk,
        number=row.number,
        starts=row.starts,
        words=words_of(row),
        reason=row.reason,
        shared=row.council_id is None,
        created=localdate(row.created_at),
    )


def present_words(council: Council, indicators: Iterable[Indicator], on: date) -> dict[int, Words]:
    """By indicator what the council says about it on a day. One query."""
    listed = list(indicators)
    found = histories(council, [indicator.pk for indicator in listed])
    return {each.pk: words_on(each, found, on) for each in listed}


def words_on(indicator: Indicator, found: Mapping[int, list[IndicatorDefinition]], on: date) -> Words:
    chain = chain_of(map(version_of, found.get(indicator.pk, ())))
    stretch = in_force(chain, on)
    return stretch.words if stretch else words_of(indicator)


def in_our_words(council: Council, indicators: Iterable[Indicator], on: date) -> list[Indicator]:
    """The same indicators, each saying what the council says about it on that day. Not to be saved. One query."""
    listed = list(indicators)
    words = present_words(council, listed, on)
    for indicator in listed:
        for name in NAMES:
            setattr(indicator, name, getattr(words[indicator.pk], name))
    return listed


def choices_of(indicators: Iterable[Indicator]) -> list[tuple[int, str]]:
    """For a list to choose from: key and name, by name. One query, or none of indicators that are read already."""
    return _choices((each.pk, each.code, each.title) for each in indicators)


def choices_in_our_words(
    council: Council, indicators: QuerySet[Indicator], on: date
) -> list[tuple[int, str]]:
    """The same, each named as the council names it on that day. One query."""
    named = indicators.order_by().annotate(said=said_in_force("title", council, on, way=""))
    return _choices(named.values_list("pk", "code", "said"))


def _choices(rows: Iterable[tuple[int, str, str]]) -> list[tuple[int, str]]:
    keys, titles = {}, {}
    for key, code, title in rows:
        keys[code], titles[code] = key, title
    names = told_apart(titles)
    return sorted(((keys[code], name) for code, name in names.items()), key=lambda each: each[1].casefold())


def shared_history(indicator: Indicator) -> list[IndicatorDefinition]:
    """The catalogue's versions of an indicator, oldest first."""
    return list(IndicatorDefinition.objects.filter(council=None, indicator=indicator).order_by("number"))


def catalogue_changed(
    indicator: Indicator, history: list[IndicatorDefinition], shared: list[IndicatorDefinition]
) -> bool:
    """Whether the catalogue says something else since the council last looked at its own words."""
    if indicator.council_id is not None or not history or history[-1].council_id is None or not shared:
        return False
    newest = shared[-1]
    news = newest.number > 1 and newest.created_at > history[-1].created_at
    return news and bool(set(words_of(newest).differing(words_of(history[-1]))) - {"owner"})


def figures_by_version(council: Council, indicator: Indicator) -> dict[int | None, int]:
    """How many of the council's current figures were reported under which version's number. One query."""
    counted = Figure.objects.current().for_council(council).filter(indicator=indicator)
    return dict(counted.values_list("definition__number").annotate(Count("pk")).order_by())


def targets_of(council: Council, indicator: Indicator) -> list[Target]:
    return list(Target.objects.filter(council=council, indicator=indicator).order_by("starts"))


def breaks_of(council: Council, indicator: Indicator) -> QuerySet[SeriesBreak]:
    """Those of the indicator and those of all, newest first."""
    found = SeriesBreak.objects.filter(council=council)
    return found.filter(Q(indicator=indicator) | Q(indicator=None)).order_by("-starts", "-pk")


def events_of(council: Council, indicator: Indicator) -> QuerySet[ContextEvent]:
    """Those on the indicator's charts, newest first."""
    found = ContextEvent.objects.filter(council=council).filter(Q(indicators=indicator) | Q(indicators=None))
    return found.order_by("-on", "-pk").distinct().prefetch_related("indicators")


def breakdowns_of(council: Council, indicator: Indicator) -> list[Breakdown]:
    """With `shown`: the kinds shared by all councils and this council's own. Two queries."""
    kinds = Category.objects.seen_by(council).order_by("order", "pk")
    shown = Prefetch("categories", queryset=kinds, to_attr="shown")
    return list(indicator.breakdowns.prefetch_related(shown))


def glossary() -> list[GlossaryTerm]:
    """Every term, in alphabetical order whatever the database takes for it. One query; all councils share it."""
    return sorted(GlossaryTerm.objects.all(), key=lambda term: term.term.casefold())


def indicators_by_term(indicators: Collection[int]) -> dict[int, list[int]]:
    """Which of these indicators use each term, by primary keys. One query."""
    found: dict[int, list[int]] = {}
    rows = Indicator.terms.through.objects.filter(indicator__in=indicators)
    for term, indicator in rows.values_list("glossaryterm_id", "indicator_id"):
        found.setdefault(term, []).append(indicator)
    return found


def indicator_choices(council: Council, first: Collection[int]) -> list[tuple[int, str]]:
    """The council's indicators for a list to tick: `first` those, the rest by the council's titles. Two queries."""
    listed = in_our_words(council, council_indicators(council), localdate())
    ordered = sorted(listed, key=lambda each: (each.pk not in first, each.title.casefold()))
    return [(each.pk, each.title) for each in ordered]


def figures_under_other_words(council: Council, added: IndicatorDefinition) -> int:
    """Current figures of periods from the version's first on that were reported before it was written. One query."""
    figures = (
        Figure.objects.current().for_council(council).filter(indicator=added.indicator_id, category=None)
    )
    return figures.filter(start__gte=added.starts).exclude(definition=added).count() if added.starts else 0


def council_indicators(council: Council | int) -> QuerySet[Indicator]:
    """The catalogue's indicators and the council's own; its own one stands in for the catalogue's of that code."""
    own = Indicator.objects.filter(council=council).values("code")
    return Indicator.objects.filter(Q(council=council) | (Q(council=None) & ~Q(code__in=own)))


def indicators_with_categories(council: Council) -> list[Indicator]:
    """By title; `shown_categories` holds those the council may name in a file. Two queries."""
    categories = Category.objects.seen_by(council).order_by("order", "pk")
    shown = Prefetch("categories", queryset=categories, to_attr="shown_categories")
    return list(council_indicators(council).order_by("title").prefetch_related(shown))


def measures_and_parts(council: Council) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Code and title of each indicator, by title; then "code/category" and title of bands and kinds. Two queries."""
    indicators = indicators_with_categories(council)
    return [(one.code, one.title) for one in indicators], [
        (f"{one.code}/{part.code}", f"{one.title}: {part.label}")
        for one in indicators
        for part in one.shown_categories
    ]


def council_catalogue(council: Council) -> Catalogue:
    """What a file of this council's figures may name. Two queries."""
    said = IndicatorDefinition.objects.filter(council=council, indicator=OuterRef("pk")).order_by("-number")
    indicators = list(
        council_indicators(council)
        .annotate(said=Coalesce(Subquery(said.values("title")[:1]), F("title")))
        .values_list("pk", "title", "formal_title", "said", *FACT_COLUMNS)
    )
    categories: dict[int, list[tuple[int, str, str]]] = {}
    found = Category.objects.seen_by(council).order_by(F("council").asc(nulls_first=True), "order", "pk")
    for indicator, *category in found.values_list("indicator_id", "pk", "code", "label"):
        categories.setdefault(indicator, []).append(tuple(category))
    return Catalogue(
        KnownIndicator(
            facts=facts_from(key, Words(said), columns),
            titles=(title, formal_title, said),
            categories=category_names(categories.get(key, ())),
            category_labels={code: label for _, code, label in categories.get(key, ())},
        )
        for key, title, formal_title, said, *columns in indicators
    )


def codes_by_own_words(council: Council) -> dict[str, str]:
    """What the council's files and pastes call its measures: words as written to a code, to "code/category" for a part
    of it, to "" for what is left out. Words of an indicator that went into another mean that one. One query.
    """
    rows = OwnWords.objects.for_council(council).values_list(
        "written", "indicator__code", "indicator__merged_into__code", "category__code"
    )
    return {written: "/".join(filter(None, (into or code, part))) for written, code, into, part in rows}
