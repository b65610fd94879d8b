"""A council's definition as single things with names, so that a file can be set beside what stands. Pure.

Part by part ("scorecard panel", "target"), each thing in it by what it is called, with what it says.
"""

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from config.definition_file.council_file import CouncilDefinition
from indicators.collection.calendar.definitions import CollectionDefinition
from indicators.terms.differences import json_fields
from scorecards.definitions.council_file import FrameworkDefinition, ScorecardDefinition

Things = dict[str, Any]
Parts = dict[str, Things]


def parts_said(definition: CouncilDefinition) -> Parts:
    """Only what the definition speaks of, as JSON keeps it."""
    parts: Parts = {f"framework {each.slug}": _framework(each) for each in definition.frameworks}
    parts |= {f"scorecard {each.slug}": _scorecard(each) for each in definition.scorecards}
    parts |= {
        f"committee {each.slug}": {f"the names of the committee {each.slug}": [each.name, each.short_name]}
        for each in definition.committees
    }
    if definition.collections is not None:
        parts["collection"] = {
            f"the collection {each.slug}": json_fields(each) for each in definition.collections
        }
    series = definition.series
    for kind, rows in (("target", series.targets), ("break", series.breaks), ("event", series.events)):
        if rows is not None:
            parts[kind] = {f"the {kind} {each.name}": json_fields(each) for each in rows}
    plain: Parts = json.loads(json.dumps(parts))
    return plain


def with_standing_owners(
    definition: CouncilDefinition, standing: Iterable[CollectionDefinition]
) -> CouncilDefinition:
    """A file that does not speak of owners leaves them as they are."""
    if definition.collections is None:
        return definition
    owners = {each.slug: each.owners for each in standing}
    kept = tuple(
        replace(each, owners=owners.get(each.slug, ())) if each.owners is None else each
        for each in definition.collections
    )
    return replace(definition, collections=kept)


def would_be_lost(standing: Parts, wanted: Parts, last: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """What stands, is not what the last file said, and would be gone or otherwise: it was set on pages."""
    found = []
    for part, things in wanted.items():
        before = last.get(part, {})
        for name, value in standing.get(part, {}).items():
            if things.get(name) != value and before.get(name) != value:
                found.append(f"{name} would {'change' if name in things else 'go'}")
    return found


def _framework(framework: FrameworkDefinition) -> Things:
    of = f"of the framework {framework.slug}"
    things: Things = {
        f"the name or description {of}": [framework.name, framework.description],
        f"the order of lines {of}": [line.code for line in framework.lines],
    }
    return things | {
        f"the line of enquiry {line.code} {of}": [line.question, line.evidence] for line in framework.lines
    }


def _scorecard(card: ScorecardDefinition) -> Things:
    of = f"of the scorecard {card.slug}"
    things: Things = {
        f"the title, committee or framework {of}": [card.title, card.committee, card.framework],
        f"the order {of}": [[section.slug, *section.indicators] for section in card.sections],
    }
    for section in card.sections:
        words = [section.question, section.short_title, section.line]
        things[f"the section {section.slug} {of}"] = words
        first, last = dict(section.shown_from), dict(section.shown_until)
        for code in section.indicators:
            shown = [section.slug, first.get(code, ""), last.get(code, "")]
            things[f"the measure {code} {of}"] = shown
    return things
