"""What a button of the editor asks for: the step, and how it is told. Pure."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial

from scorecards.definitions.council_file import ScorecardDefinition
from scorecards.editor import steps
from scorecards.editor.changes import Comparison


@dataclass(frozen=True)
class Asked:
    """`said` is what the step does, as in "moved Distance from home up"; `section` and `measure` are then open.

    `stays`: it changes nothing outside that section.
    """

    step: Callable[[ScorecardDefinition], ScorecardDefinition]
    said: str
    section: str = ""
    measure: str = ""
    stays: bool = False


def asked_by_button(
    value: str, before: ScorecardDefinition, shown: ScorecardDefinition, titles: Mapping[str, str]
) -> Asked | None:
    """`value` is the button's, as in "measure-up:dental-checks"; None for what no button says.

    `before` is the version that stands, `shown` what is being made of it; `titles` are those of the indicators by code.
    """
    kind, _, name = value.partition(":")
    if kind in _SECTION_MOVES:
        by, way = _SECTION_MOVES[kind]
        return Asked(partial(_move_section, name, by), f"moved the section {_section(name, shown)} {way}")
    if kind in _MEASURE_MOVES:
        by, way = _MEASURE_MOVES[kind]
        said = f"moved {titles.get(name, name)} {way}"
        return Asked(partial(_move_measure, name, by), said, measure=name)
    if kind == "section-off":
        return Asked(partial(_remove_section, name), f"took the section {_section(name, shown)} off")
    if kind == "measure-off":
        return Asked(partial(_remove_measure, name), f"took {titles.get(name, name)} off")
    if kind == "undo":
        return Asked(partial(_undo, before, titles, name), "undid a change")
    if kind == "leave-all":
        return Asked(lambda card: before, "left all changes")
    return None


def _section(slug: str, shown: ScorecardDefinition) -> str:
    question = next((each.question for each in shown.sections if each.slug == slug), "")
    return f"“{question}”" if question else "that is gone"


_SECTION_MOVES = {"section-up": (-1, "up"), "section-down": (1, "down")}
_MEASURE_MOVES = {"measure-up": (-1, "up"), "measure-down": (1, "down")}


def _move_section(name: str, by: int, card: ScorecardDefinition) -> ScorecardDefinition:
    return steps.move_section(card, name, by)


def _move_measure(name: str, by: int, card: ScorecardDefinition) -> ScorecardDefinition:
    return steps.move_measure(card, name, by)


def _remove_section(name: str, card: ScorecardDefinition) -> ScorecardDefinition:
    return steps.remove_section(card, name)


def _remove_measure(name: str, card: ScorecardDefinition) -> ScorecardDefinition:
    return steps.remove_measure(card, name)


def _undo(
    before: ScorecardDefinition, titles: Mapping[str, str], key: str, card: ScorecardDefinition
) -> ScorecardDefinition:
    return Comparison(before, card, titles).undo(key)
