"""No sentence of a scorecard contradicts a number or another sentence, whatever its figures are.

GENERATED_SCORECARDS says how many are made; FIRST_SCORECARD with which seed they begin.
"""

import os
from collections.abc import Callable

import pytest

from scorecards.payload import Payload, rows_of

from .faults import faults
from .worlds import scorecard

NUMBER = int(os.environ.get("GENERATED_SCORECARDS", "400"))
FIRST = int(os.environ.get("FIRST_SCORECARD", "0"))


@pytest.mark.slow
def test_no_sentence_of_any_scorecard_contradicts_a_number_or_another_sentence():
    found = [
        f"scorecard {seed}, {kind}: {words}"
        for seed in range(FIRST, FIRST + NUMBER)
        for kind, words in faults(scorecard(seed))
    ]
    assert not found, "\n".join(found[:40])


def test_the_same_seed_makes_the_same_scorecard():
    assert scorecard(7) == scorecard(7)


@pytest.mark.slow
def test_every_basis_status_and_verdict_is_among_them():
    rows = [row for seed in range(120) for row in rows_of(scorecard(seed))]
    assert {row["target"]["status"] for row in rows} == {
        "met",
        "close",
        "missed",
        "none",
        "hidden",
        "no_figure",
    }
    assert {row["verdict"]["code"] for row in rows} == {
        "better",
        "worse",
        "up",
        "down",
        "no change",
        "not tested",
    }
    assert len({row["basis"] for row in rows}) == 4
    assert len({row["unit"] for row in rows}) >= 7
    assert any(row["breakdowns"] for row in rows) and any(len(row["breaks"]) > 1 for row in rows)


def first_row(seeds: range, fits: Callable) -> tuple[Payload, dict]:
    return next(
        (payload, row)
        for seed in seeds
        for payload in [scorecard(seed)]
        for row in rows_of(payload)
        if fits(row)
    )


# What goes wrong when a sentence is wrong: a row that has it, and the class that finds it.
PLANTED = {
    "direction_words": (lambda row: row["previous"]["arrow"] == "↑", lambda row: row["previous"].update(arrow="↓")),
    "differences": (
        lambda row: row["year_ago"].get("difference"),
        lambda row: row["year_ago"].update(difference="up by 99,999"),
    ),
    "verdict_and_rule": (
        lambda row: row["verdict"]["kind"] == "same",
        lambda row: row["verdict"].update(kind="better"),
    ),
    "usual_range": (
        lambda row: "within its usual range" in row["verdict"]["rule"],
        lambda row: row["verdict"].update(rule=row["verdict"]["rule"].replace("is within", "is above")),
    ),
    "targets": (
        lambda row: row["target"]["status"] == "missed" and row["unit"] == "percent",
        lambda row: row["target"].update(status="met"),
    ),
    "findings": (
        lambda row: "down from" in row["finding"],
        lambda row: row.update(finding=row["finding"].replace("down from", "up from")),
    ),
    "standing_counts": (
        lambda row: row["comparison"] and "level with 7" in row["comparison"]["sentence"],
        lambda row: row["comparison"].update(sentence=row["comparison"]["sentence"].replace("with 7", "with 8")),
    ),
    "attention": (
        lambda row: row["verdict"]["code"] == "no change",
        lambda row: row.update(attention=["Missed its target and is really getting worse."]),
    ),
    "questions": (lambda row: row["target"]["status"] == "met", lambda row: row["questions"].append("Is it missed?")),
    "counts": (lambda row: row["target"]["status"] == "met", lambda row: row["target"].update(status="close")),
    "headline": (
        lambda row: row["needs_attention"] and row["latest"]["value"] is not None,
        lambda row: row.update(needs_attention=False),
    ),
    "grammar": (lambda row: row["latest"]["value"], lambda row: row["latest"].update(people="1 children")),
}  # fmt: skip


@pytest.mark.parametrize("kind", PLANTED)
def test_a_planted_contradiction_is_found(kind):
    fits, plant = PLANTED[kind]
    payload, row = first_row(range(200), fits)
    assert not list(faults(payload))
    plant(row)
    assert kind in {found for found, _ in faults(payload)}
