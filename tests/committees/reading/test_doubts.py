"""What a person is asked to look at: votes whose lines do not agree with the count."""

import pytest

from committees.reading.reading import read_minutes

FIVE = "Councillors A Sample, B Test, C Trial, D Model and E Specimen"
DIFFER = [
    f"Carried by 6 votes to 1.\n\nFor: {FIVE}\n\nAgainst: Councillor F Pattern",
    f"On a division there voted:-\n\nFor the motion (4) - {FIVE}",
    f"It was lost (three votes for, two against).\n\nAgainst: {FIVE}",
]
AGREE = [
    f"RESOLVED (five votes for, one against) that it be so.\n\nFor: {FIVE}. Against: Mrs F Pattern",
    f"A plan for 12 weeks was read.\n\nFor: {FIVE}",
    f"Carried by 5 votes to 1.\n\nOn the amendment 3 voted for.\n\nFor: {FIVE}",
]


def doubts_of(text: str) -> list[str]:
    return [one.sentence for one in read_minutes(f"1. Fees\n\nThe fee was discussed.\n\n{text}").doubts]


@pytest.mark.parametrize("text", DIFFER)
def test_a_vote_that_names_more_or_fewer_than_it_counts_is_pointed_at(text):
    [doubt] = doubts_of(text)
    assert doubt.startswith("The count of votes here is ") and "of names 5" in doubt


@pytest.mark.parametrize("text", AGREE)
def test_a_vote_that_adds_up_or_cannot_be_told_apart_is_not(text):
    assert not doubts_of(text)
