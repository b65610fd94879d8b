"""The files of an edition are made by a worker before anybody asks, once, and no reader waits for them."""

from functools import partial

import pytest
from django.test import Client

from accounts.models import Job
from scorecards.editions.downloads import caches
from scorecards.editions.downloads.actions import start_missing_files
from scorecards.editions.downloads.caches import ARTEFACTS, Original, held, original_of
from scorecards.editions.taking_down.actions import put_back, take_down
from scorecards.exports.appendix import TooLong
from tests.jobs import living_worker, work_off
from tests.scorecards.editions.test_scorecards import World

pytestmark = pytest.mark.django_db
FILES = {
    "pdf": "appendix.pdf",
    "pdf short": "appendix-short.pdf",
    "pdf large-print": "appendix-large-print.pdf",
    "pdf short-large-print": "appendix-short-large-print.pdf",
    "xlsx": "figures.xlsx",
    "ods": "figures.ods",
}


@pytest.fixture
def made(monkeypatch) -> list[str]:
    """The kinds of the files that were made, each time one was."""
    found: list[str] = []

    def make(original: Original, artefact: caches.Artefact) -> bytes:
        found.append(f"{artefact.kind} {artefact.length.slug if artefact.length else ''}".strip())
        return found[-1].encode()

    monkeypatch.setattr(Original, "made", make)
    monkeypatch.setattr(caches, "pages_of", lambda content: 4)
    return found


@pytest.fixture
def world():
    return World(size=1, public=True)


def ask(world: World, name: str):
    return Client().get(f"{world.base}edition-1/{name}")


def test_a_reader_who_comes_early_is_told_to_come_again_and_the_worker_makes_each_file_once(world, made):
    living_worker()
    world.publish()
    for name in FILES.values():
        early = ask(world, name)
        assert early.status_code == 503 and early["Retry-After"] == "20"
        assert "The file is being made" in early.text and f'href="{world.base}edition-1/{name}"' in early.text
    assert Job.objects.count() == 1 and not made
    assert ask(world, "figures.csv").content == b"csv", "quickly made, and so at once"
    work_off()
    assert [ask(world, name).content for name in FILES.values()] == [kind.encode() for kind in FILES]
    assert sorted(made) == sorted([*FILES, "csv"])
    Job.objects.all().delete()  # a month later
    caches.default_storage.delete(
        original_of(world.scorecard.editions.get(), world.council.slug).place(ARTEFACTS["ods"])
    )
    assert ask(world, FILES["ods"]).status_code == 503 and Job.objects.count() == 1, "asked for again"


def test_without_a_worker_or_where_nothing_can_be_kept_who_asks_first_has_it_made_alone(
    world, made, monkeypatch
):
    edition = world.publish()
    place = original_of(edition, world.council.slug).place(ARTEFACTS["pdf-short"])
    with held(place):
        assert ask(world, FILES["pdf short"]).status_code == 503
        work_off()
        job = Job.objects.get()
        assert job.state == Job.State.WAITING and "Another process" in job.problem and not made
    assert ask(world, FILES["pdf"]).content == b"pdf" and made == ["pdf"]
    living_worker()
    monkeypatch.setattr("scorecards.editions.caches._keep", lambda *args: None)  # the disk is full
    Job.objects.update(state=Job.State.DONE)
    assert [ask(world, FILES["ods"]).content for _ in range(2)] == [b"ods"] * 2, "made anew for everyone"


def test_what_was_taken_down_has_no_files_and_is_given_them_when_it_is_put_back(
    world, made, django_capture_on_commit_callbacks
):
    living_worker()
    edition = world.publish()
    commit = partial(django_capture_on_commit_callbacks, execute=True)
    with commit():
        take_down(edition=edition, reason="It was wrong.", by=None)
    work_off()
    assert not made
    put_back(edition=edition, reason="It was right.", by=None)
    work_off()
    assert sorted(made) == sorted(FILES)
    with commit():
        take_down(edition=edition, reason="It was wrong.", by=None)
    original = original_of(edition, world.council.slug)
    assert not any(original.is_kept(each) for each in ARTEFACTS.values())


def test_after_an_upgrade_the_days_work_makes_the_files_of_what_readers_open_anew(world, made, monkeypatch):
    living_worker()
    world.publish()
    world.publish(correction="One figure.")
    work_off()
    start_missing_files()
    assert work_off() == 0, "all are there"
    for module in ("caches", "downloads.caches", "downloads.querysets"):
        monkeypatch.setattr(f"scorecards.editions.{module}.renderer_name", lambda: "of-the-new-code")
    made.clear()
    for _ in range(2):
        start_missing_files()
    assert work_off() == 1 and sorted(made) == sorted(FILES), "of the newest edition of the period alone"


def test_links_say_how_long_each_print_version_is_once_it_is_made(world, made):
    world.publish()
    assert "Short version (PDF, 4 pages at most)" in ask(world, "open/").text
    work_off()
    page, listed = ask(world, "").text, ask(world, "appendix/").text
    assert "Short version (PDF, 4 pages, 1 KB)" in page and "Whole scorecard (PDF, 4 pages, 1 KB)" in page
    assert "Whole scorecard, large print (PDF, 4 pages, 1 KB)" in listed


def test_chosen_sections_are_made_for_who_asks_and_of_a_few_choices_kept(world, made, monkeypatch):
    world.publish()
    assert ask(world, "appendix-sections.pdf").status_code == 404
    assert "No section was chosen" in ask(world, "appendix-sections.pdf?section=nothing").text
    assert ask(world, "appendix-sections.pdf?section=safe").status_code == 200
    assert ask(world, "appendix-sideways.pdf").status_code == 404


def test_a_short_version_that_would_be_too_long_is_told_and_not_tried_each_day(world, made, monkeypatch):
    def refuse(original: Original, artefact: caches.Artefact) -> bytes:
        raise TooLong("The short version would have more than four pages.")

    living_worker()
    world.publish()
    work_off()
    original = original_of(world.scorecard.editions.get(), world.council.slug)
    caches.default_storage.delete(original.place(ARTEFACTS["pdf-short"]))
    monkeypatch.setattr(Original, "made", refuse)
    refused = ask(world, "appendix-short.pdf")
    assert refused.status_code == 404 and "more than four pages" in refused.text
    assert "appendix-short.pdf" not in ask(world, "").text
    start_missing_files()
    assert work_off() == 0
