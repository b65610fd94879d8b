"""Definitions of scorecards and frameworks as JSON keeps them, and back again. Pure."""

from collections.abc import Mapping
from typing import Any

from indicators.terms.differences import json_fields
from scorecards.definitions.council_file import (
    FrameworkDefinition,
    LineDefinition,
    ScorecardDefinition,
    SectionDefinition,
)


def stored_form(definition: ScorecardDefinition) -> dict[str, Any]:
    return json_fields(definition)


def from_stored_form(content: Mapping[str, Any]) -> ScorecardDefinition:
    """What `stored_form` wrote, also before scorecards had all the fields that they have now."""
    sections = tuple(_section(each) for each in content["sections"])
    return ScorecardDefinition(**{**content, "sections": sections})


def framework_from_stored_form(content: Mapping[str, Any]) -> FrameworkDefinition:
    """What `json_fields` wrote of a framework."""
    lines = tuple(LineDefinition(**each) for each in content["lines"])
    return FrameworkDefinition(**{**content, "lines": lines})


def _section(content: Mapping[str, Any]) -> SectionDefinition:
    pairs = {
        name: tuple((code, quarter) for code, quarter in content.get(name, ()))
        for name in ("shown_from", "shown_until")
    }
    return SectionDefinition(**{**content, "indicators": tuple(content["indicators"]), **pairs})
