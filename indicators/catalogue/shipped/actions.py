"""Brings the catalogue, or a council's own indicators, into step with files: adds and updates, never deletes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from django.db import models, transaction
from django.utils.timezone import localdate

from accounts.models import Council, User
from accounts.trail.actions import record
from accounts.trail.parts import Public
from indicators.catalogue.querysets import words_of
from indicators.catalogue.shipped import FOLDER, read_catalogue, read_glossary, read_own
from indicators.catalogue.shipped.definitions import BreakdownDefinition, ShippedIndicator, TermDefinition
from indicators.catalogue.versions.actions import follow_words
from indicators.catalogue.versions.words import NAMES
from indicators.models import Breakdown, Category, Figure, GlossaryTerm, Indicator, IndicatorDefinition
from indicators.terms.periods import Frequency, Period

# Keys that the file and the table share by name; the rest are relations.
SHARED_FIELDS = (
    *("title", "formal_title", "meaning", "why_it_matters", "numerator", "denominator", "unit", "decimals"),
    *("polarity", "basis", "frequency", "source", "published_source", "take_care", "people"),
    *("counts_children", "theme", "question", "questions", "linked_questions", "last_reviewed"),
    *("numerator_people", "may_exceed_100", "sampled_from", "population"),
    *("optimum", "optimum_label"),
)
WORDS = tuple(name for name in NAMES if name in SHARED_FIELDS)
REVISED = "The shared catalogue's words were revised."
FILE_CHANGED = "The indicator's file was changed."


@dataclass
class SyncReport:
    """What changed: codes and terms added, what was updated and how, and what the files no longer have.

    `stands_in` has the added codes that are the catalogue's too, with how many figures the council has under those.
    `words_kept` has the council's own whose words were changed on their page since the file said what it still says.
    """

    added: list[str] = field(default_factory=list)
    updated: dict[str, list[str]] = field(default_factory=dict)
    terms_added: list[str] = field(default_factory=list)
    terms_updated: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)
    stands_in: dict[str, int] = field(default_factory=dict)
    words_kept: list[str] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        return bool(self.added or self.updated or self.terms_added or self.terms_updated)

    def note(self, code: str, what: list[str]) -> None:
        if what and code not in self.added:
            self.updated.setdefault(code, []).extend(what)


def sync_catalogue(*, by: User | None = None, folder: Path = FOLDER) -> SyncReport:
    """Store the catalogue of `folder` as the indicators without a council.

    An indicator or a category that the files no longer have stays, because figures may rest on it; it is reported as
    kept. A council's own indicators and categories are left alone, and so are its own words for the catalogue's.
    Where words change, what was said before becomes a version, which older figures keep. Raises CatalogueError,
    before anything is stored.
    """
    definitions, glossary = read_catalogue(folder), read_glossary(folder)
    report = SyncReport()
    with transaction.atomic():
        terms = _sync_terms(glossary, report)
        _sync_all(definitions, None, {}, terms, report, by)
        _record(report, None, by)
    return report


def sync_own_indicators(*, council: Council, folder: Path, by: User | None = None) -> SyncReport:
    """Store the files of `folder` as the council's own indicators, in the way of `sync_catalogue`.

    One whose code is the catalogue's stands in for that one in this council. Raises CatalogueError, before anything
    is stored.
    """
    shared = {indicator.code: indicator for indicator in Indicator.objects.filter(council=None)}
    terms = {term.term: term for term in GlossaryTerm.objects.all()}
    definitions = read_own(folder, set(terms), set(shared))
    report = SyncReport()
    with transaction.atomic():
        _sync_all(definitions, council, shared, terms, report, by)
        figures = Figure.objects.current().for_council(council)
        for code in report.added:
            if code in shared:
                report.stands_in[code] = figures.filter(indicator=shared[code]).count()
        _record(report, council, by)
    return report


def _sync_all(
    definitions: list[ShippedIndicator],
    council: Council | None,
    others: dict[str, Indicator],
    terms: dict[str, GlossaryTerm],
    report: SyncReport,
    by: User | None,
) -> None:
    """`others` are indicators that these may be related to besides each other."""
    stored = {indicator.code: indicator for indicator in Indicator.objects.filter(council=council)}
    report.kept += sorted(stored.keys() - {definition.code for definition in definitions})
    for definition in definitions:
        found = stored.get(definition.code)
        stored[definition.code] = _sync_indicator(definition, council, found, report, by)
    for definition in definitions:
        _sync_links(definition, definitions, others | stored, terms, report)
        _sync_breakdowns(definition, stored[definition.code], report)


def _record(report: SyncReport, council: Council | None, by: User | None) -> None:
    if report.changed:
        detail = {
            "added": Public(report.added),
            "updated": Public(report.updated),
            "terms added": Public(report.terms_added),
            "terms updated": Public(report.terms_updated),
        }
        verb = "synced own indicators" if council else "synced the catalogue"
        record(by=by, council=council, verb=verb, subject="catalogue", detail=detail)


def _sync_terms(glossary: Iterable[TermDefinition], report: SyncReport) -> dict[str, GlossaryTerm]:
    stored = {term.term: term for term in GlossaryTerm.objects.all()}
    for each in glossary:
        name = each.term
        values = {"definition": each.definition, "also": list(each.also), "asked": each.asked}
        if name not in stored:
            stored[name] = GlossaryTerm.objects.create(term=name, **values)
            report.terms_added.append(name)
        elif values != {field: getattr(stored[name], field) for field in values}:
            _update(stored[name], values)
            report.terms_updated.append(name)
    return stored


def _sync_indicator(
    definition: ShippedIndicator,
    council: Council | None,
    stored: Indicator | None,
    report: SyncReport,
    by: User | None,
) -> Indicator:
    values = {name: getattr(definition, name) for name in SHARED_FIELDS}
    if stored is None:
        report.added.append(definition.code)
        return Indicator.objects.create(code=definition.code, council=council, **values)
    if council is not None and _said_before(stored, values):
        report.words_kept.append(definition.code)
        values = {name: value for name, value in values.items() if name not in WORDS}
    before = words_of(stored)
    report.note(definition.code, _update(stored, values))
    follow_words(
        indicator=stored,
        before=before,
        starts=Period.of(localdate(), Frequency.QUARTER).start,
        reason=FILE_CHANGED if council else REVISED,
        by=by,
    )
    return stored


def _said_before(indicator: Indicator, values: dict[str, object]) -> bool:
    """Whether the file's words are those of an earlier version, which the council's officers have changed since."""
    wanted = tuple(values[name] for name in WORDS)
    if wanted == tuple(getattr(indicator, name) for name in WORDS):
        return False
    versions = IndicatorDefinition.objects.filter(indicator=indicator, council=indicator.council)
    return wanted in set(versions.values_list(*WORDS))


def _sync_links(
    definition: ShippedIndicator,
    definitions: list[ShippedIndicator],
    stored: dict[str, Indicator],
    terms: dict[str, GlossaryTerm],
    report: SyncReport,
) -> None:
    """The terms, and the related indicators both ways round: one file naming the other is enough."""
    indicator = stored[definition.code]
    related = set(definition.related)
    related |= {other.code for other in definitions if definition.code in other.related}
    shown = indicator.related.all()
    if indicator.council_id is None:  # a council's own indicators are related to the catalogue's, too
        shown = shown.filter(council=None)
    links = (
        ("terms", indicator.terms, indicator.terms.all(), {terms[name].pk for name in definition.glossary}),
        ("related", indicator.related, shown, {stored[code].pk for code in related}),
    )
    for name, manager, present, wanted in links:
        found = set(present.values_list("pk", flat=True))
        if found != wanted:
            manager.remove(*(found - wanted))
            manager.add(*(wanted - found))
            report.note(definition.code, [name])


def _sync_breakdowns(definition: ShippedIndicator, indicator: Indicator, report: SyncReport) -> None:
    breakdowns = {breakdown.code: breakdown for breakdown in indicator.breakdowns.all()}
    categories = {category.code: category for category in indicator.categories.filter(council=None)}
    for order, shape in enumerate(definition.breakdowns, 1):
        values = {
            "title": shape.title,
            "kind": shape.kind.value,
            "order": order,
            "threshold": shape.threshold,
        }
        breakdown = breakdowns.pop(shape.code, None)
        if breakdown is None:
            breakdown = Breakdown.objects.create(indicator=indicator, code=shape.code, **values)
            report.note(definition.code, [f"breakdown {shape.code}"])
        elif _update(breakdown, values):
            report.note(definition.code, [f"breakdown {shape.code}"])
        _sync_categories(shape, breakdown, categories, report)
    report.kept += [f"{definition.code}, {code}" for code in [*breakdowns, *categories]]


def _sync_categories(
    shape: BreakdownDefinition, breakdown: Breakdown, categories: dict[str, Category], report: SyncReport
) -> None:
    """Takes the categories it knows out of `categories`, so that the rest are those no file has."""
    for order, category in enumerate(shape.categories, 1):
        values = {"label": category.label, "order": order, "emphasised": category.emphasised}
        stored = categories.pop(category.code, None)
        if stored is None:
            Category.objects.create(
                indicator=breakdown.indicator, breakdown=breakdown, code=category.code, **values
            )
        elif not _update(stored, {**values, "breakdown": breakdown}):
            continue
        report.note(breakdown.indicator.code, [f"category {category.code}"])


def _update(row: models.Model, values: dict[str, object]) -> list[str]:
    """Store the values that differ; the names of those that did."""
    changed = [name for name, value in values.items() if getattr(row, name) != value]
    for name in changed:
        setattr(row, name, values[name])
    if changed:
        row.save(update_fields=changed)
    return changed
