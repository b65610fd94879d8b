"""What needs attention: each part of the rule, and nothing beside it."""

import pytest

from indicators.terms.vocabulary import Polarity
from scorecards.statistics.attention import Situation, attention_reasons
from scorecards.statistics.intervals import Interval

QUIET = Situation(
    missed=False,
    missed_before=False,
    interval=Interval(80.0, 96.0),
    target=85.0,
    polarity=Polarity.HIGH,
    change="no change",
    middle="level",
    england="level",
    due=True,
    has_figure=True,
)


def reasons(**changes) -> list[str]:
    return attention_reasons(QUIET._replace(**changes))


def test_nothing_is_said_of_a_measure_that_is_as_it_should_be():
    assert reasons() == []


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"missed": True, "change": "worse"}, "Missed its target and is really getting worse."),
        (
            {"missed": True, "interval": Interval(60.0, 80.0)},
            "Missed its target by more than chance explains.",
        ),
        ({"missed": True, "missed_before": True}, "Missed its target for the second period running."),
        (
            {"missed": True, "missed_before": True, "interval": Interval(60.0, 80.0)},
            "Missed its target by more than chance explains, and for the second period running.",
        ),
        (
            {"middle": "worse", "england": "worse"},
            "Clearly worse than the middle of similar councils and than England.",
        ),
        (
            {"middle": "worse", "england": "worse", "compared": "of 2023/24, 79%"},
            "Its national figure of 2023/24, 79%, is clearly worse than the middle of similar councils "
            "and than England.",
        ),
        ({"has_figure": False}, "No figure came although one was due."),
    ],
)
def test_each_part_of_the_rule_says_which_it_is(changes, reason):
    assert reasons(**changes) == [reason]


@pytest.mark.parametrize(
    "changes",
    [
        {"change": "worse"},  # on target still
        {"missed": True},  # by no more than chance, for the first time
        {"missed": True, "interval": Interval(88.0, 96.0)},  # the interval lies on the good side
        {"middle": "worse"},  # England is as badly off
        {"england": "worse"},
        {"has_figure": False, "due": False},  # nothing was to come
        {"missed": True, "interval": None},
    ],
)
def test_what_is_not_in_the_rule_needs_no_attention(changes):
    assert reasons(**changes) == []


def test_a_missed_target_that_neighbours_meet_gives_both_reasons():
    assert len(reasons(missed=True, missed_before=True, middle="worse", england="worse")) == 2


def test_a_country_of_its_own_name_is_never_called_england():
    assert reasons(middle="worse", england="worse", country="Illustrative nation") == [
        "Clearly worse than the middle of similar councils and than the illustrative nation."
    ]
