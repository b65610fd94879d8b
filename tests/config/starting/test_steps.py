"""The eight steps: which are done, which is next, and what is said of each."""

from config.starting.collecting import sections_to_add
from config.starting.steps import CardFacts, Facts, State, mail_words, people_words, steps_of
from indicators.collection.calendar.definitions import ScorecardSection
from scorecards.definitions.starters.choices import STARTERS
from tests.shipped import shipped

CARD = CardFacts("Corporate Parenting Panel", 7, 25)
ALL = Facts(
    administrators=1,
    officers=1,
    approvers=1,
    apart=True,
    letter_came=True,
    cards=[CARD],
    neighbours=10,
    datasets=34,
    figures=480,
    periods=21,
    sections=7,
    measures=25,
    owned=25,
    newest="Quarter 2 2026/27",
    editions=1,
)


def states(facts: Facts) -> list[str]:
    return [step.state.value for step in steps_of(facts)]


def test_an_empty_council_begins_with_people_and_one_thing_is_next():
    assert states(Facts(administrators=1)) == ["Next", *["To do"] * 7]


def test_every_step_ticks_itself_when_it_is_true_and_nothing_is_left_in_the_end():
    assert states(ALL) == ["Done"] * 8
    assert "25 measures" in steps_of(ALL)[2].words and "Quarter 2 2026/27" in steps_of(ALL)[6].words


def test_mail_that_is_off_can_wait_and_nobody_reads_that_anything_was_sent():
    off = Facts(
        administrators=1, officers=1, approvers=1, apart=True, mail_is_off=True, invited=["a@b.example"]
    )
    assert states(off)[:3] == ["Done", "Can wait", "Next"]
    assert mail_words(off) == (
        "No mail is set up, so an invitation is a link that you hand over. 1 invitation is not taken yet."
    )


def test_one_person_who_enters_and_approves_is_not_enough():
    alone = Facts(administrators=1, officers=1, approvers=1)
    assert steps_of(alone)[0].state is State.NEXT
    assert "one more person is needed" in people_words(alone)
    assert people_words(Facts(administrators=1)) == (
        "1 administrator. Still needed: a performance officer and an approver."
    )


def test_a_calendar_follows_a_scorecard_without_what_is_collected_already():
    parts = [ScorecardSection("homes", "Homes", ("a", "b")), ScorecardSection("safe", "Safe", ("c",))]
    rest = {"scorecard": "panel", "days_after": 17, "first_period": "2026-04-01.quarter"}
    found = sections_to_add(parts, collectable={"b"}, taken_slugs={"homes"}, **rest)
    assert [(each.slug, each.indicators) for each in found] == [("panel-homes", ("b",))]


def test_every_starter_has_measures_that_ship_each_once():
    for starter in STARTERS:
        assert set(starter.codes) <= set(shipped()), starter.name
        assert len(starter.codes) == len(set(starter.codes)), starter.name
    panel, scrutiny, small = (len(each.codes) for each in STARTERS)
    assert small < panel < scrutiny
