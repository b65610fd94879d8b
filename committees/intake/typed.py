"""What somebody has typed into an item of the file that they have not confirmed: it stays until they have. Pure."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from typing import Any

from committees.minutes.editor.reasons import Reasons


@dataclass(frozen=True)
class Typed:
    """`over` is the text that the page showed before, `fields` what else was filled in by the form's names, `ticked`
    the measures by key, and `kept` says why words stay that were warned of."""

    text: str
    over: str
    fields: Mapping[str, str] = field(default_factory=dict)
    ticked: list[str] = field(default_factory=list)
    kept: Reasons = ()


def plain(text: str) -> str:
    """A text as it was typed, whatever line breaks its browser sends."""
    return text.replace("\r\n", "\n").strip("\n")


def typed_in(answers: Mapping[str, Any]) -> dict[int, Typed]:
    """Of what a source holds, by the item's place in the file."""
    return {int(place): Typed(**said) for place, said in answers.get("typed", {}).items()}


def with_typed(answers: Mapping[str, Any], typed: Mapping[int, Typed]) -> dict[str, Any]:
    """What a source is to hold; in place of whatever was typed before."""
    return {**answers, "typed": {str(place): asdict(said) for place, said in typed.items()}}
