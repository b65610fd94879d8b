"""The description of what other systems may send, in OpenAPI 3.1: one structure for programs and the page. Pure."""

from typing import Any, NamedTuple

from indicators.intake.systems.answers import Outcome
from indicators.intake.systems.api.body import LONGEST_REASON
from indicators.intake.systems.api.problems import KINDS, MEDIA_TYPE
from indicators.terms.vocabulary import FigureStatus, Symbol

Described = dict[str, Any]


class Limits(NamedTuple):
    largest_body: int
    most_rows: int
    requests_a_minute: int
    rows_an_hour: int


EXAMPLE: Described = {
    "figures": [
        {
            "indicator": "looked-after-visits-on-time",
            "period": "2026-W07",
            "numerator": 41,
            "denominator": 50,
        },
        {"indicator": "placements-3-or-more", "period": "2025/26 Q4", "numerator": 45, "denominator": 560},
    ],
    "reason": "Visits written up late are counted.",
}
EXAMPLE_JSON = """{"figures": [
  {"indicator": "looked-after-visits-on-time", "period": "2026-W07", "numerator": 41, "denominator": 50},
  {"indicator": "placements-3-or-more", "period": "2025/26 Q4", "numerator": 45, "denominator": 560}
]}"""
EXAMPLE_CSV = """indicator,period,numerator,denominator
looked-after-visits-on-time,2026-W07,41,50
placements-3-or-more,2025/26 Q4,45,560
"""


def description(limits: Limits) -> Described:
    """The whole document; plain lists, dictionaries, texts and numbers."""
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Figures of a corporate parenting scorecard",
            "version": "1",
            "summary": "Case-management and warehouse jobs send figures; the answer says what became of each row.",
            "license": {"name": "MIT", "identifier": "MIT"},
        },
        "servers": [{"url": "/"}],
        "paths": {"/api/figures/": {"post": _send(limits)}},
        "components": {
            "securitySchemes": {"token": {"type": "http", "scheme": "bearer", "description": _TOKEN}},
            "schemas": {
                "Batch": _batch(limits),
                "Figure": _figure(),
                "Answer": _answer(),
                "RowAnswer": _row_answer(),
                "Problem": _problem(),
            },
        },
    }


_TOKEN = "An administrator of the council makes it under Systems. It may send the indicators named there."  # noqa: S105
_DESCRIPTION = (
    "A figure whose section the council collects is entered there, for an officer to check and submit. Any other, "
    "such as a week's, is recorded at once, provisional unless it says final. Each row is checked by itself and with "
    "the rows beside it in the request; what the checks say of it beside what is stored, officers see. Rows that are "
    "refused or left do not keep the others from being taken."
)


def _send(limits: Limits) -> Described:
    return {
        "operationId": "sendFigures",
        "summary": "Send a batch of figures",
        "description": _DESCRIPTION,
        "security": [{"token": []}],
        "parameters": _parameters(),
        "requestBody": {
            "required": True,
            "description": f"At most {limits.most_rows:,} figures and {limits.largest_body:,} bytes, in UTF-8.",
            "content": {
                "application/json": {"schema": {"$ref": "#/components/schemas/Batch"}, "example": EXAMPLE},
                "text/csv": {
                    "schema": {"type": "string", "description": "The first row names the columns."},
                    "example": EXAMPLE_CSV,
                },
            },
        },
        "responses": _responses(limits),
    }


def _parameters() -> list[Described]:
    return [
        {
            "name": "Idempotency-Key",
            "in": "header",
            "required": True,
            "description": "A name of your own for the batch, such as a UUID: the same request sent again under it "
            "gets the first one's answer and nothing is taken twice.",
            "schema": {"type": "string", "pattern": "^[!-~]{1,80}$", "minLength": 1, "maxLength": 80},
        },
        {
            "name": "all_or_nothing",
            "in": "query",
            "description": "true: a row that cannot be taken refuses all.",
            "schema": {"type": "boolean", "default": False},
        },
        {
            "name": "reason",
            "in": "query",
            "description": "Why recorded figures change, for CSV; in JSON it is a member of the body.",
            "schema": {"type": "string", "maxLength": LONGEST_REASON},
        },
    ]


def _responses(limits: Limits) -> Described:
    told: Described = {
        "200": {
            "description": "What became of each row.",
            "headers": {
                "Idempotent-Replayed": {
                    "description": "true where the same request was answered before.",
                    "schema": {"type": "string", "enum": ["true"]},
                }
            },
            "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Answer"}}},
        }
    }
    words: dict[int, list[str]] = {}
    for kind in KINDS.values():
        if kind.slug != "not-found":
            words.setdefault(kind.status, []).append(f"{kind.title}. {kind.remedy}")
    for status, told_of in words.items():
        told[str(status)] = {
            "description": " ".join(told_of),
            "content": {MEDIA_TYPE: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
    waiting = {"description": "Seconds to wait.", "schema": {"type": "string", "pattern": "^[0-9]+$"}}
    told["429"]["headers"] = told["503"]["headers"] = {"Retry-After": waiting}
    told["429"]["description"] += (
        f" A token may make {limits.requests_a_minute:,} requests a minute and send {limits.rows_an_hour:,} figures "
        "an hour."
    )
    return told


def _batch(limits: Limits) -> Described:
    return {
        "type": "object",
        "required": ["figures"],
        "additionalProperties": False,
        "properties": {
            "figures": {
                "type": "array",
                "minItems": 1,
                "maxItems": limits.most_rows,
                "items": {"$ref": "#/components/schemas/Figure"},
            },
            "reason": {
                "type": "string",
                "maxLength": LONGEST_REASON,
                "description": "Why figures that stand recorded change. Without it: Sent again by the system.",
            },
        },
    }


def _figure() -> Described:
    number = {"type": ["number", "string", "null"]}
    text = {"type": ["string", "null"]}
    return {
        "type": "object",
        "required": ["indicator", "period"],
        "additionalProperties": False,
        "properties": {
            "indicator": {"type": "string", "description": "Its code or title, as on the page Measures."},
            "period": {
                "type": "string",
                "description": "2026-W07, 2026-02, 2025/26 Q4, 31 March 2026, 2025/26.",
            },
            "category": {**text, "description": "Code or label of a band or kind; left out for the total."},
            "numerator": {**number, "description": "How many, as a number or as text."},
            "denominator": {**number, "description": "Out of how many."},
            "value": {**number, "description": "Percentages as 79. Worked out where both others are given."},
            "symbol": {
                **text,
                "description": f"Why there is no number: {', '.join(each.value for each in Symbol)}.",
            },
            "status": {
                **text,
                "description": f"{' or '.join(each.value for each in FigureStatus)}.",
            },
            "note": {**text, "description": "Shown with the figure; with symbol p when it is expected."},
        },
    }


def _answer() -> Described:
    counted = {"type": "integer", "minimum": 0}
    counts = {"received": counted, **{str(outcome): counted for outcome in Outcome}}
    rows = {"type": "array", "items": {"$ref": "#/components/schemas/RowAnswer"}}
    return {
        "type": "object",
        "required": [*counts, "figures"],
        "additionalProperties": False,
        "properties": {**counts, "figures": rows},
    }


def _row_answer() -> Described:
    return {
        "type": "object",
        "required": ["row", "indicator", "period", "outcome"],
        "additionalProperties": False,
        "properties": {
            "row": {
                "type": "integer",
                "minimum": 1,
                "description": "JSON's figures are counted from 1; CSV's rows as a spreadsheet counts, from 2.",
            },
            "indicator": {"type": "string", "description": "As it was sent."},
            "period": {"type": "string", "description": "As it was sent."},
            "outcome": {"type": "string", "enum": [str(outcome) for outcome in Outcome]},
            "problem": {"type": "string", "description": "Why it was refused or left."},
            "remedy": {"type": "string"},
        },
    }


def _problem() -> Described:
    return {
        "type": "object",
        "required": ["type", "title", "status", "detail"],
        "properties": {
            "type": {"type": "string", "description": "Where this kind of problem is described."},
            "title": {"type": "string"},
            "status": {"type": "integer"},
            "detail": {"type": "string", "description": "What happened this time, and what to do."},
            "figures": {
                "type": "array",
                "items": {"$ref": "#/components/schemas/RowAnswer"},
                "description": "With 422: the rows that could not be taken.",
            },
        },
    }
