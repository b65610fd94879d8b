"""What members asked about a measure, as minutes print it, and what came of it. Pure."""

from datetime import date
from typing import Any

from indicators.terms.periods import day_words
from indicators.terms.wording import sentence_of
from scorecards.payload import Asked

Plain = dict[str, Any]


def asked_of(asked: Asked) -> Plain:
    """Where and when it was asked, the question, its answers and what came of it, each as sentences."""
    return {
        "where": where_of(asked),
        "question": said_by(asked["question_by"], asked["question"]),
        "answers": [said_by(each["by"], each["text"]) for each in asked["answers"]],
        "outcome": sentence_of(asked["outcome"]),
        "state": sentence_of(asked["state"]),
    }


def where_of(asked: Asked) -> str:
    """ "Corporate Parenting Panel, 25 November 2025, item 6."."""
    day = day_words(date.fromisoformat(asked["date"]))
    return f"{asked['meeting']}, {day}, {asked['item'][:1].lower()}{asked['item'][1:]}."


def said_by(speaker: str, words: str) -> str:
    """ "A member asked whether ..."; minutes give the speaker its colon where words of their own follow."""
    return sentence_of(" ".join(filter(None, (speaker, words))))
