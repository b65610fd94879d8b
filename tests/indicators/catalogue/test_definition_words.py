"""Which words hold from when. Versions are worked by hand; the properties hold for any order of changes."""

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from indicators.catalogue.versions.first_periods import first_periods
from indicators.catalogue.versions.words import (
    Version,
    Words,
    chain_of,
    changes_between,
    in_force,
    period_words,
    stretches,
)
from indicators.terms.periods import Frequency

FIRST = Words("Visits", "Seen on time.", "", "children seen", "all children", "The case system", "")


def version(number, starts=None, meaning="Seen on time.", *, shared=False, reason="Because."):
    words = Words(**{**vars(FIRST), "meaning": meaning})
    return Version(number, number, starts, words, reason if number > 1 else "", shared, date(2026, 1, 1))


APRIL, JULY = date(2025, 4, 1), date(2025, 7, 1)


def test_the_newest_words_that_have_begun_hold():
    chain = [version(1), version(2, APRIL, "In person."), version(3, JULY, "At home.")]
    held = [in_force(chain, day).words.meaning for day in (date(2025, 1, 1), APRIL, date(2025, 5, 1), JULY)]
    assert held == ["Seen on time.", "In person.", "In person.", "At home."]


def test_words_made_clearer_take_the_place_of_those_of_the_same_period_and_keep_their_reason():
    chain = [
        version(1),
        version(2, APRIL, "In persn."),
        version(3, APRIL, "In person.", reason="A typing error."),
    ]
    assert [(each.starts, each.words.meaning, each.reason) for each in stretches(chain)] == [
        (None, "Seen on time.", ""),
        (APRIL, "In person.", "Because."),
    ]


def test_the_councils_versions_stand_before_the_catalogues():
    chain = chain_of([version(1, shared=True), version(2, APRIL, "Theirs.", shared=True), version(1)])
    assert [each.shared for each in chain] == [False]


def test_a_change_is_told_from_its_first_day_with_both_texts():
    chain = [version(1), version(2, APRIL, "In person.")]
    (change,) = changes_between(chain, date(2020, 4, 1), JULY)
    assert (change.starts, change.reason) == (APRIL, "Because.")
    assert (change.before.meaning, change.after.meaning) == ("Seen on time.", "In person.")
    assert changes_between(chain, APRIL, JULY) == []
    assert changes_between(chain, date(2020, 4, 1), date(2025, 3, 31)) == []


def test_the_same_words_again_are_no_change():
    assert changes_between([version(1), version(2, APRIL)], date(2020, 4, 1), JULY) == []


DAYS = st.one_of(st.none(), st.dates(date(2015, 1, 1), date(2030, 12, 31)))


@given(st.lists(DAYS, max_size=8), st.dates(date(2015, 1, 1), date(2030, 12, 31)))
def test_exactly_one_stretch_holds_on_any_day_and_it_is_the_newest_version_that_has_begun(starts, day):
    chain = [version(number, start, f"Words {number}") for number, start in enumerate([None, *starts], 1)]
    found = stretches(chain)
    begins = [each.starts or date.min for each in found]
    assert begins == sorted(set(begins))
    begun = [each for each in chain if each.starts is None or each.starts <= day]
    assert in_force(chain, day).words == max(begun, key=lambda each: each.number).words


def test_first_periods_are_in_words_newest_first():
    choices = first_periods(Frequency.QUARTER, date(2025, 5, 9))
    assert ("2025-04-01", "Quarter 1 2025/26, from 1 April 2025") in choices
    assert choices == sorted(choices, reverse=True)
    assert ("2024-03-31", "31 March 2024") in first_periods(Frequency.SNAPSHOT, date(2025, 5, 9))
    assert ("2025-04-01", "April 2025, from 1 April 2025") in first_periods(Frequency.WEEK, date(2025, 5, 9))


def test_a_day_on_which_no_period_begins_is_offered_as_it_is():
    odd = date(2024, 4, 15)
    assert ("2024-04-15", "15 April 2024") in first_periods(Frequency.QUARTER, date(2025, 5, 9), [odd])
    assert all(
        day >= "2025-01-01"
        for day, _ in first_periods(Frequency.QUARTER, date(2025, 5, 9), [], date(2025, 1, 1))
    )
    assert period_words(odd, Frequency.QUARTER) == "15 April 2024"
