"""A file that shortens a name means the one member of it on the committee; of two it is asked which."""

import pytest

from committees.attendance.actions import Attended, set_attendance
from committees.intake.facts import There
from committees.intake.querysets import new_attendance
from committees.intake.views import facts_of
from committees.models import MinutesSource
from tests.factories.committees import CommitteeMembershipFactory

pytestmark = pytest.mark.django_db
SHORT = There("Councillor Brown", "member", "present")


def on_committee(town, *names: str, capacity: str = "member"):
    return [
        CommitteeMembershipFactory(
            committee=town.committee, person__council=town.council, person__name=name, capacity=capacity
        ).person
        for name in names
    ]


def told(town) -> list[tuple[int, There, str]]:
    read = {"facts": {"time": "", "place": "", "there": [["Councillor Brown", "member", "present"]]}}
    return facts_of(MinutesSource(council=town.council, meeting=town.meeting, read=read))["there"]


@pytest.mark.parametrize("file", ["Councillor Brown", "Cllr Brown", "Cllr C Brown", "Councillor C. Brown"])
def test_one_brown_on_the_committee_is_that_member(town, file):
    (brown,) = on_committee(town, "Councillor C Brown", capacity="vice_chair")
    (new,) = new_attendance(town.meeting, [There(file, "member", "present")])
    assert (new.row.person, new.row.capacity, new.row.words) == (brown, "vice_chair", "")
    assert told(town) == [(0, SHORT, "")]


def test_who_stands_on_the_attendance_is_not_offered_again_under_a_shorter_name(town):
    set_attendance(
        meeting=town.meeting, rows=[Attended("present", "member", words="Councillor C Brown")], by=None
    )
    assert new_attendance(town.meeting, [SHORT]) == [] and told(town) == []


def test_of_two_browns_it_is_said_who_they_are_and_neither_is_recorded(town):
    on_committee(town, "Councillor C Brown", "Councillor D Brown")
    (new,) = new_attendance(town.meeting, [SHORT])
    assert (new.row.person, new.row.words) == (None, "Councillor Brown")
    assert [set(could_be.split(" or ")) for _, _, could_be in told(town)] == [
        {"Councillor C Brown", "Councillor D Brown"}
    ]
