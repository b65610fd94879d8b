"""What a figure may be said to be: against a target, a year ago, or somebody else. Pure."""

from typing import Literal

Status = Literal["met", "close", "missed", "none", "hidden", "no_figure"]
VerdictKind = Literal["better", "worse", "same", "neutral", "few"]
VerdictCode = Literal["better", "worse", "up", "down", "no change", "not tested"]
# Of the council to somebody else, by test.
Standing = Literal["better", "worse", "higher", "lower", "level", "not tested"]
