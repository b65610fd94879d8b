"""Whole scorecards from made-up indicators, through the real assembly; the same seed makes the same scorecard."""

from random import Random

from scorecards.assembly.inputs import Disclosure
from scorecards.assembly.rows import RowSetting
from scorecards.assembly.scorecard import ScorecardEntry, ScorecardInputs, build_scorecard
from scorecards.payload import Payload

from .measures import NOW, measure
from .national import comparators

QUESTIONS = ("Are children safe?", "Are homes stable?", "Are children well?")
SHORT = ("Safe", "Stable", "Well")


def scorecard(seed: int) -> Payload:
    """A draft of one to eight measures in up to three sections; now and then officers see it, or wrote a headline."""
    chance = Random(f"scorecard {seed}")
    number = chance.choice([1, 2, 3, 4, 5, 8])
    measures = [measure(chance, place) for place in range(1, number + 1)]
    sections = sorted(chance.randrange(3) for _ in measures)
    entries = [
        ScorecardEntry(
            f"{section + 1}.{place}",
            section + 1,
            f"section-{section}",
            QUESTIONS[section],
            SHORT[section],
            one.definition,
        )
        for place, (section, one) in enumerate(zip(sections, measures, strict=True), 1)
    ]
    inputs = ScorecardInputs(
        council={"name": "Exampleton", "slug": "exampleton", "illustrative": True, "brand": "#12436d"},
        scorecard={"slug": "panel", "title": "Corporate parenting", "committee": "Corporate Parenting Panel"},
        entries=entries,
        indicators={one.definition.id: one for one in measures},
        words={},
        detail=True,
    )
    disclosure = Disclosure(active=chance.random() < 0.7)
    return build_scorecard(inputs, RowSetting(NOW, comparators(chance), disclosure))
