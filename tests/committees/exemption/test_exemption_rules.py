"""The law's lists, what is refused as half exempt, and what minutes have to say of a private session."""

import pytest

from committees.exemption.exclusion import ExemptTaken, exclusion_words
from committees.exemption.policies import why_not_exempt
from committees.exemption.schedules import (
    SCHEDULES,
    Regime,
    choices_of,
    law_words,
    paragraph_words,
    regime_by_code,
)
from committees.exemption.sessions import PRIVATE, PUBLIC, Taken, Turn, missing_turns, why_not_minuted
from committees.models import AgendaItem, MeetingMoment, MeetingRules


def test_each_nation_has_its_own_list():
    numbers = {regime: list(schedule.paragraphs) for regime, schedule in SCHEDULES.items()}
    assert numbers == {
        Regime.ENGLAND: [str(each) for each in range(1, 8)],
        Regime.WALES: [str(each) for each in range(12, 19)],
        Regime.SCOTLAND: [str(each) for each in range(1, 16)],
    }
    assert {each.value for each in Regime} == set(MeetingRules.Regime.values)
    longest = AgendaItem._meta.get_field("exempt_paragraph").max_length
    assert all(len(number) <= longest for regime in Regime for number, _ in choices_of(regime))


@pytest.mark.parametrize(
    ("code", "regime"),
    [
        ("E06000047", Regime.ENGLAND),
        ("W06000015", Regime.WALES),
        ("S12000036", Regime.SCOTLAND),
        ("N09000003", Regime.ENGLAND),  # of a nation whose list is not here
        ("", Regime.ENGLAND),
    ],
)
def test_the_law_follows_from_the_council_s_nation(code, regime):
    assert regime_by_code(code) is regime


def test_a_paragraph_is_said_in_words_and_with_its_law():
    assert paragraph_words("14", Regime.WALES).startswith("paragraph 14, the business or money affairs")
    assert law_words("14", Regime.WALES) == "Local Government Act 1972, Schedule 12A, Part 4, paragraph 14"
    assert law_words("5", Regime.SCOTLAND).startswith("Local Government (Scotland) Act 1973, Schedule 7A")
    # Chosen before the council changed the law it sits under
    assert (paragraph_words("3", Regime.WALES), law_words("3", Regime.WALES)) == ("paragraph 3", "")


@pytest.mark.parametrize(
    ("paragraph", "reason", "title", "wrong"),
    [
        ("", "", "", set()),
        ("3", "Prices.", "Contracts", set()),
        ("3", " ", "Contracts", {"exempt_reason"}),
        ("3", "", "", {"exempt_reason", "public_title"}),
        ("", "Prices.", "Contracts", {"exempt_reason", "public_title"}),  # somebody forgot the paragraph
    ],
)
def test_what_is_half_exempt_is_refused(paragraph, reason, title, wrong):
    assert set(why_not_exempt(paragraph, reason, title)) == wrong


OPEN, CLOSED, AFTER = Taken("5", 1, False), Taken("9", 2, True), Taken("10", 3, False)


@pytest.mark.parametrize(
    ("taken", "turns", "told"),
    [
        ([OPEN, AFTER], [], ""),
        ([OPEN, CLOSED], [Turn(PRIVATE, CLOSED)], ""),
        ([OPEN, CLOSED, AFTER], [Turn(PRIVATE, CLOSED), Turn(PUBLIC, CLOSED)], ""),
        ([OPEN, CLOSED, AFTER], [Turn(PRIVATE, CLOSED), Turn(PUBLIC, AFTER)], ""),
        ([OPEN, CLOSED, AFTER], [Turn(PRIVATE), Turn(PUBLIC)], ""),
        ([OPEN, CLOSED], [], "Item 9 is exempt"),
        ([OPEN, CLOSED], [Turn("adjourned", CLOSED)], "Item 9 is exempt"),
        ([OPEN, CLOSED, AFTER], [Turn(PRIVATE, CLOSED)], "Item 10 is public"),
        ([OPEN, CLOSED, AFTER], [Turn(PRIVATE, OPEN), Turn(PUBLIC, CLOSED)], "Item 5 is public"),
        ([CLOSED, Taken("11", 4, True)], [Turn(PRIVATE, CLOSED), Turn(PUBLIC, CLOSED)], "Item 11 is exempt"),
    ],
)
def test_minutes_say_when_the_public_left_and_came_back(taken, turns, told):
    found = why_not_minuted(taken, turns)
    assert found.startswith(told) and bool(found) == bool(told)
    assert {PRIVATE, PUBLIC} < set(MeetingMoment.Kind.values)


NINE, TEN = Taken("9", 1, True), Taken("10", 2, True)
SECOND = [NINE, TEN, Taken("11", 3, False), Taken("12", 4, True), Taken("13", 5, False)]


@pytest.mark.parametrize(
    ("turns", "missing"),
    [
        ([], [(PRIVATE, "9 10"), (PUBLIC, "10"), (PRIVATE, "12"), (PUBLIC, "12")]),
        ([Turn(PRIVATE, NINE), Turn(PUBLIC, TEN)], [(PRIVATE, "12"), (PUBLIC, "12")]),
        ([Turn(PRIVATE, NINE)], [(PUBLIC, "10"), (PRIVATE, "12"), (PUBLIC, "12")]),
        ([Turn(PRIVATE, TEN)], [(PRIVATE, "9"), (PUBLIC, "10"), (PRIVATE, "12"), (PUBLIC, "12")]),
        ([Turn(PRIVATE, SECOND[3]), Turn(PUBLIC, SECOND[4])], [(PRIVATE, "9 10"), (PUBLIC, "10")]),
    ],
)
def test_every_private_session_has_its_own_resolution_and_its_own_return(turns, missing):
    """Items 9 and 10 are exempt, 11 is public, 12 is exempt again and 13 public."""
    found = [
        (each.kind, " ".join(item.number for item in each.items)) for each in missing_turns(SECOND, turns)
    ]
    assert found == missing


@pytest.mark.parametrize(
    ("regime", "paragraph", "law", "weighed"),
    [
        (
            Regime.ENGLAND,
            "3",
            "section 100A(4) of the Local Government Act 1972, on the grounds that exempt information as described in "
            "paragraph 3 of Part 1 of Schedule 12A to that Act is likely to be disclosed",
            True,
        ),
        (
            Regime.WALES,
            "14",
            "section 100A(4) of the Local Government Act 1972, on the grounds that exempt information as described in "
            "paragraph 14 of Part 4 of Schedule 12A to that Act is likely to be disclosed",
            True,
        ),
        (
            Regime.SCOTLAND,
            "6",
            "section 50A(4) of the Local Government (Scotland) Act 1973, on the grounds that exempt information as "
            "described in paragraph 6 of Part I of Schedule 7A to that Act is likely to be disclosed",
            False,
        ),
    ],
)
def test_the_resolution_that_shuts_the_public_out_is_ready_written(regime, paragraph, law, weighed):
    """It names the item, the law of the nation, the paragraph and the reason; only two nations weigh the interest."""
    said = exclusion_words("the Panel", [ExemptTaken("7", paragraph, "Prices are being agreed")], regime)
    assert said.startswith(f"the Panel resolved that the public and press be excluded for item 7 under {law}")
    assert ("the public interest in keeping it private outweighs that in showing it" in said) == weighed
    assert said.endswith(". Item 7: Prices are being agreed.")


def test_one_resolution_covers_exempt_items_that_follow_each_other():
    items = [
        ExemptTaken("7", "3", "Prices."),
        ExemptTaken("8", "1", "A child."),
        ExemptTaken("9", "3", "Offers."),
    ]
    said = exclusion_words("the Panel", items, Regime.ENGLAND)
    assert "for items 7, 8 and 9 under" in said and "in paragraphs 3 and 1 of Part 1" in said
    assert said.endswith("Item 7: Prices. Item 8: A child. Item 9: Offers.")
