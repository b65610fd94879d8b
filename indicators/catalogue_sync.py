"""Brings the database's catalogue into step with the shipped files: adds and updates, never deletes."""

from dataclasses import dataclass, field
from pathlib import Path

from django.db import models, transaction

from accounts.audit import record
from accounts.models import User
from indicators.catalogue import FOLDER, read_catalogue, read_glossary
from indicators.definitions import BreakdownDefinition, Definition
from indicators.models import Breakdown, Category, GlossaryTerm, Indicator

# Keys that the file and the table share by name; the rest are relations.
SHARED_FIELDS = (
    *("title", "formal_title", "meaning", "why_it_matters", "numerator", "denominator", "unit", "decimals"),
    *("polarity", "basis", "frequency", "source", "published_source", "take_care", "people"),
    *("counts_children", "theme", "question", "last_reviewed"),
)


@dataclass
class SyncReport:
    """What changed: codes and terms added, what was updated and how, and what the files no longer have."""

    added: list[str] = field(default_factory=list)
    updated: dict[str, list[str]] = field(default_factory=dict)
    terms_added: list[str] = field(default_factory=list)
    terms_updated: list[str] = field(default_factory=list)
    kept: list[str] = field(default_factory=list)

    @property
    def changed(self) -> bool:
        return bool(self.added or self.updated or self.terms_added or self.terms_updated)

    def note(self, code: str, what: list[str]) -> None:
        if what and code not in self.added:
            self.updated.setdefault(code, []).extend(what)


def sync_catalogue(*, by: User | None = None, folder: Path = FOLDER) -> SyncReport:
    """Store the catalogue of `folder` as the indicators without a council.

    An indicator or a category that the files no longer have stays, because figures may rest on it; it is reported as
    kept. A council's own indicators and categories are left alone. Raises CatalogueError, before anything is stored.
    """
    definitions, glossary = read_catalogue(folder), read_glossary(folder)
    report = SyncReport()
    with transaction.atomic():
        terms = _sync_terms({term.term: term.definition for term in glossary}, report)
        stored = {indicator.code: indicator for indicator in Indicator.objects.filter(council=None)}
        report.kept += sorted(stored.keys() - {definition.code for definition in definitions})
        for definition in definitions:
            stored[definition.code] = _sync_indicator(definition, stored.get(definition.code), report)
        for definition in definitions:
            _sync_links(definition, definitions, stored, terms, report)
            _sync_breakdowns(definition, stored[definition.code], report)
        if report.changed:
            detail = {"added": report.added, "updated": report.updated, "terms added": report.terms_added}
            detail["terms updated"] = report.terms_updated
            record(by=by, council=None, verb="synced the catalogue", subject="catalogue", detail=detail)
    return report


def _sync_terms(definitions: dict[str, str], report: SyncReport) -> dict[str, GlossaryTerm]:
    stored = {term.term: term for term in GlossaryTerm.objects.all()}
    for name, definition in definitions.items():
        if name not in stored:
            stored[name] = GlossaryTerm.objects.create(term=name, definition=definition)
            report.terms_added.append(name)
        elif stored[name].definition != definition:
            _update(stored[name], {"definition": definition})
            report.terms_updated.append(name)
    return stored


def _sync_indicator(definition: Definition, stored: Indicator | None, report: SyncReport) -> Indicator:
    values = {name: getattr(definition, name) for name in SHARED_FIELDS}
    if stored is None:
        report.added.append(definition.code)
        return Indicator.objects.create(code=definition.code, **values)
    report.note(definition.code, _update(stored, values))
    return stored


def _sync_links(
    definition: Definition,
    definitions: list[Definition],
    stored: dict[str, Indicator],
    terms: dict[str, GlossaryTerm],
    report: SyncReport,
) -> None:
    """The terms, and the related indicators both ways round: one file naming the other is enough."""
    indicator = stored[definition.code]
    related = set(definition.related)
    related |= {other.code for other in definitions if definition.code in other.related}
    links = (
        ("terms", indicator.terms, {terms[name].pk for name in definition.glossary}),
        ("related", indicator.related, {stored[code].pk for code in related}),
    )
    for name, manager, wanted in links:
        if set(manager.values_list("pk", flat=True)) != wanted:
            manager.set(wanted)
            report.note(definition.code, [name])


def _sync_breakdowns(definition: Definition, indicator: Indicator, report: SyncReport) -> None:
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
