"""A council's definition written as the file that defines it. Pure.

Read back by `council_file.read_definition` it is the same definition; what a file cannot say is left out and told in
a comment at its head, so that reading it leaves that as it stands.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import tomli_w

from committees.definitions.council_file import CommitteeDefinition
from config.definition_file.council_file import CouncilDefinition
from indicators.catalogue.dated.definitions import BreakDefinition, EventDefinition, TargetDefinition
from indicators.catalogue.own.defined.definitions import table_of
from indicators.collection.calendar.definitions import CollectionDefinition
from indicators.terms.periods import Period
from scorecards.definitions.council_file import FrameworkDefinition, ScorecardDefinition, SectionDefinition

Table = dict[str, Any]
HEAD = (
    "This council's own indicators, scorecards, targets, breaks, events and collection calendar, written out."
)


@dataclass(frozen=True)
class Written:
    text: str
    left_out: list[str]


def write_definition(definition: CouncilDefinition) -> Written:
    """The file's text, and a sentence for each thing that it cannot say."""
    left_out: list[str] = []
    committees = {each.slug: each for each in definition.committees}
    cards = [each for each in definition.scorecards if each.sections]
    left_out += [
        f"The scorecard {each.slug} has no section with a measure yet: it is not in this file."
        for each in definition.scorecards
        if not each.sections
    ]
    content: Table = {"council": {"gss_code": definition.gss_code}}
    content["indicator"] = [table_of(each) for each in definition.indicators]
    content["framework"] = [_framework(each) for each in definition.frameworks]
    content["scorecard"] = [_scorecard(each, committees.get(each.slug)) for each in cards]
    content["collection"] = [_collection(each) for each in definition.collections or ()]
    series = definition.series
    content["target"] = _once("target", series.targets or (), _target, left_out)
    content["break"] = _once("break", series.breaks or (), _break, left_out)
    content["event"] = _once("event", series.events or (), _event, left_out)
    said = {name: value for name, value in content.items() if value}
    comments = "".join(f"# {line}\n" for line in (HEAD, *left_out))
    return Written(f"{comments}\n{tomli_w.dumps(said)}", left_out)


def _once(kind: str, rows: Sequence[Any], table: Callable[[Any], Table], left_out: list[str]) -> list[Table]:
    """A file names each thing once: where two have one name, none of the kind is written, and reading leaves them."""
    twice = [name for name, number in Counter(each.name for each in rows).items() if number > 1]
    if twice:
        left_out.append(
            f"There are two {kind}s “{twice[0]}”, which a file cannot say: no {kind} is in this file."
        )
        return []
    return [table(each) for each in rows]


def _framework(framework: FrameworkDefinition) -> Table:
    lines = [
        _said({"code": each.code, "question": each.question, "evidence": each.evidence})
        for each in framework.lines
    ]
    named = {"slug": framework.slug, "name": framework.name, "description": framework.description}
    return {**_said(named), "line": lines}


def _scorecard(card: ScorecardDefinition, committee: CommitteeDefinition | None) -> Table:
    named = {
        "slug": card.slug,
        "committee": card.committee,
        "short_name": committee.short_name if committee else "",
        "title": card.title,
        "framework": card.framework,
    }
    return {**_said(named), "section": [_section(each) for each in card.sections]}


def _section(section: SectionDefinition) -> Table:
    named = {
        "slug": section.slug,
        "question": section.question,
        "short_title": section.short_title,
        "line": section.line,
        "indicators": list(section.indicators),
        "shown_from": _quarters(section.shown_from),
        "shown_until": _quarters(section.shown_until),
    }
    return _said(named)


def _quarters(pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """As people write them: "2026/27 Q1"."""
    found = {}
    for code, quarter in pairs:
        period = Period.from_code(quarter)
        found[code] = f"{period.year_slug.replace('-', '/')} Q{period.quarter}"
    return found


def _collection(collection: CollectionDefinition) -> Table:
    named = {
        "slug": collection.slug,
        "title": collection.title,
        "first_period": collection.first_period,
        "days_after": collection.days_after,
        "indicators": list(collection.indicators),
    }
    return named if collection.owners is None else {**named, "owners": list(collection.owners)}


def _target(target: TargetDefinition) -> Table:
    edges = {"value": target.value}
    if target.upper is not None:
        edges = {"lower": target.value, "upper": target.upper}
    named = {"indicator": target.indicator, **edges, "tolerance": target.tolerance, "starts": target.starts}
    return {**named, **_said({"set_by": target.set_by})}


def _break(each: BreakDefinition) -> Table:
    named = {"starts": each.starts, "label": each.label}
    return {**named, **_said({"indicator": each.indicator, "reason": each.reason})}


def _event(event: EventDefinition) -> Table:
    named: Table = {"on": event.on, "label": event.label}
    return {**named, **_said({"indicators": list(event.indicators)})}


def _said(table: Table) -> Table:
    """Without what is empty: a file says nothing of it."""
    return {name: value for name, value in table.items() if value not in ("", [], {})}
