"""A scorecard's definition as JSON keeps it, and back again. Pure."""

from collections.abc import Mapping
from typing import Any

from indicators.terms.differences import json_fields
from scorecards.definitions.council_file import ScorecardDefinition, SectionDefinition


def stored_form(definition: ScorecardDefinition) -> dict[str, Any]:
    return json_fields(definition)


def from_stored_form(content: Mapping[str, Any]) -> ScorecardDefinition:
    """What `stored_form` wrote, also before scorecards had all the fields that they have now."""
    sections = tuple(_section(each) for each in content["sections"])
    return ScorecardDefinition(**{**content, "sections": sections})


def _section(content: Mapping[str, Any]) -> SectionDefinition:
    pairs = {
        name: tuple((code, quarter) for code, quarter in content.get(name, ()))
        for name in ("shown_from", "shown_until")
    }
    return SectionDefinition(**{**content, "indicators": tuple(content["indicators"]), **pairs})
