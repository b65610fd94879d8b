"""Which release is shown for a year: decided by what releases hold and when they came, never by their names."""

from datetime import UTC, date, datetime

from indicators.benchmarks.current.choice import Held, ReleaseFacts, in_use, newest_first, shown


def release(key, label, last, *, came=1, published=None, **options):
    day = date(last, 3, 31) if last else None
    return ReleaseFacts(key, "d3", label, day, published, datetime(2026, 1, came, tzinfo=UTC), **options)


def labels(releases):
    return [one.label for one in releases]


def test_the_newest_ends_in_the_latest_year_whatever_its_name_and_whenever_it_came():
    old = release(1, "Zulu 2099", 2024, came=9)
    new = release(2, "April", 2025, came=1)
    assert labels(newest_first([old, new])) == ["April", "Zulu 2099"]


def test_of_two_that_end_alike_the_one_that_came_later_is_newest():
    provisional, final = release(1, "2026 provisional", 2026), release(2, "2026", 2026, came=2)
    assert labels(newest_first([provisional, final])) == ["2026", "2026 provisional"]


def test_the_days_of_publication_decide_where_all_are_said():
    early = release(1, "final", 2026, came=2, published=date(2026, 1, 5))
    late = release(2, "corrected", 2026, came=1, published=date(2026, 3, 1))
    assert labels(newest_first([early, late])) == ["corrected", "final"]
    assert labels(newest_first([early, late._replace(published_on=None)])) == ["final", "corrected"]


def test_what_repeats_another_publication_comes_after_it():
    first = release(1, "2024", 2024)
    repeats = release(2, "tool", 2025, secondary=True)
    assert labels(newest_first([repeats, first])) == ["2024", "tool"]


def test_a_chosen_release_puts_newer_ones_of_its_dataset_out_of_use_and_no_others():
    new, old, older = release(1, "c", 2026), release(2, "b", 2025, chosen=True), release(3, "a", 2024)
    other = release(4, "x", 2026)._replace(dataset="c1")
    assert sorted(labels(in_use([new, old, older, other]))) == ["a", "b", "x"]


def test_a_year_is_shown_from_the_newest_release_that_has_councils_in_it():
    order = {1: 1, 2: 0}  # 2 is newer
    assert shown([Held(1, 150), Held(2, 152)], order) == 2
    assert shown([Held(1, 150), Held(2, 0)], order) == 1  # England alone in the newer one
    assert shown([Held(1, 150)], order) == 1  # a renamed label: the newer one does not have it
    assert shown([Held(2, 0)], order) == 2
    assert shown([Held(3, 9)], order) is None
