"""Plain data of a framework's versions."""

from collections.abc import Iterable

from indicators.terms.wording import count_words
from scorecards.definitions.stored_form import framework_from_stored_form
from scorecards.editor.presenters import kept_words
from scorecards.models import FrameworkVersion


def present_framework_versions(versions: Iterable[FrameworkVersion]) -> list[dict]:
    """As they come, each with its wording: an edition keeps the one that it was made with."""
    return [
        {
            "number": version.number,
            "who": kept_words(version.made, version.created_by, version.created_at),
            "made": version.made,
            "editions": count_words(version.editions_made, "editions") if version.editions_made else "",
            "definition": framework_from_stored_form(version.definition),
        }
        for version in versions
    ]
