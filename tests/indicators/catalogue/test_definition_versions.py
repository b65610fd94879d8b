"""What comes from files makes versions as officers do, and many officers at once leave one of them the winner."""

import shutil
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date
from io import StringIO

import pytest
from django.core.management import call_command
from django.db import connections
from django.utils import timezone

from accounts.models import AuditEntry
from accounts.roles import Role
from indicators.catalogue.querysets import definition_in_force, definitions_of, words_of
from indicators.catalogue.shipped import FOLDER
from indicators.catalogue.shipped.actions import REVISED, sync_catalogue
from indicators.catalogue.versions.actions import ChangedMeanwhile, Revision, change_definition, token_of
from indicators.models import Indicator, IndicatorDefinition
from indicators.terms.periods import Frequency, Period
from tests.factories import CouncilFactory, IndicatorFactory, user_with_role

NOW = Period.of(timezone.localdate(), Frequency.QUARTER)


@pytest.fixture
def files(tmp_path):
    """A catalogue of one indicator."""
    (tmp_path / "indicators").mkdir()
    text = (FOLDER / "indicators" / "contacts.toml").read_text(encoding="utf-8")
    text = text.partition("[[linked]]")[0]  # it names indicators that are not here
    lines = [line for line in text.splitlines() if not line.startswith("related = ")]
    (tmp_path / "indicators" / "contacts.toml").write_text(
        "\n".join(["related = []", *lines]), encoding="utf-8"
    )
    shutil.copy(FOLDER / "glossary.toml", tmp_path)
    return tmp_path


def say(folder, meaning, code="contacts"):
    path = (
        folder / f"{code}.toml"
        if not (folder / "indicators").exists()
        else folder / "indicators" / f"{code}.toml"
    )
    lines = path.read_text(encoding="utf-8").splitlines()
    path.write_text(
        "\n".join(f'meaning = "{meaning}"' if line.startswith("meaning = ") else line for line in lines),
        encoding="utf-8",
    )


@pytest.mark.django_db
def test_new_words_of_the_catalogue_become_a_version_from_the_running_quarter(files):
    sync_catalogue(folder=files)
    indicator = Indicator.objects.get(code="contacts")
    before = indicator.meaning
    assert not IndicatorDefinition.objects.exists()
    say(files, "Calls and letters about a child.")
    sync_catalogue(folder=files)
    found = IndicatorDefinition.objects.filter(indicator=indicator).values_list(
        "council", "number", "starts", "meaning", "reason"
    )
    assert list(found) == [
        (None, 1, None, before, ""),
        (None, 2, NOW.start, "Calls and letters about a child.", REVISED),
    ]
    council = CouncilFactory()
    assert definition_in_force(council, [indicator.pk], NOW.previous())[indicator.pk].meaning == before
    sync_catalogue(folder=files)
    assert IndicatorDefinition.objects.count() == 2


@pytest.mark.django_db
def test_a_councils_words_outlive_an_update_of_the_catalogue(files):
    sync_catalogue(folder=files)
    indicator, council = Indicator.objects.get(code="contacts"), CouncilFactory()
    ours = replace(words_of(indicator), meaning="Ours.")
    change_definition(
        council=council, indicator=indicator, revision=Revision(ours, "Plainer words."), shown="0", by=None
    )
    say(files, "Calls and letters about a child.")
    sync_catalogue(folder=files)
    assert definition_in_force(council, [indicator.pk], NOW)[indicator.pk].meaning == "Ours."
    other = definition_in_force(CouncilFactory(), [indicator.pk], NOW)[indicator.pk]
    assert other.meaning == "Calls and letters about a child."


@pytest.mark.django_db
def test_what_is_not_words_makes_no_version(files):
    sync_catalogue(folder=files)
    path = files / "indicators" / "contacts.toml"
    path.write_text(
        path.read_text(encoding="utf-8").replace('people = "contacts"', 'people = "calls"'), encoding="utf-8"
    )
    assert sync_catalogue(folder=files).updated == {"contacts": ["people"]}
    assert not IndicatorDefinition.objects.exists()


def sync_own(folder):
    out = StringIO()
    call_command("sync_catalogue", "--council", "E06000047", "--folder", str(folder), stdout=out)
    return out.getvalue()


@pytest.mark.django_db
def test_a_file_of_our_own_that_still_says_the_same_does_not_undo_what_officers_changed(files, tmp_path):
    sync_catalogue(folder=files)
    own = tmp_path / "own"
    own.mkdir()
    text = (files / "indicators" / "contacts.toml").read_text(encoding="utf-8")
    (own / "calls.toml").write_text(text.replace('code = "contacts"', 'code = "calls"'), encoding="utf-8")
    council = CouncilFactory(gss_code="E06000047")
    sync_own(own)
    indicator = Indicator.objects.get(code="calls")
    ours = replace(words_of(indicator), meaning="Ours.")
    change_definition(
        council=council, indicator=indicator, revision=Revision(ours, "Plainer words."), shown="0", by=None
    )
    assert "kept the words of calls: officers changed them on its page" in sync_own(own)
    indicator.refresh_from_db()
    assert indicator.meaning == "Ours."
    say(own, "The file says something new.", "calls")
    assert "updated calls: meaning" in sync_own(own)
    said = [row.meaning for row in definitions_of(council, indicator)]
    assert said[1:] == ["Ours.", "The file says something new."]


@pytest.mark.django_db(transaction=True)
def test_of_eight_officers_saving_one_definition_at_once_one_is_saved_and_the_others_are_told():
    council, indicator = CouncilFactory(), IndicatorFactory(code="visits")
    officers = [user_with_role(council, Role.PERFORMANCE_OFFICER) for _ in range(8)]

    def save(number):
        try:
            words = replace(words_of(indicator), meaning=f"Text {number}.")
            revision = Revision(words, f"Plainer words, text {number}.", date(2025, 4, 1), f"Break {number}")
            return change_definition(
                council=council, indicator=indicator, revision=revision, shown="0", by=officers[number]
            )
        except ChangedMeanwhile as told:
            return told
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        results = list(pool.map(save, range(8)))
    saved = [one for one in results if isinstance(one, IndicatorDefinition)]
    told = [one for one in results if isinstance(one, ChangedMeanwhile)]
    assert (len(saved), len(told)) == (1, 7)
    assert {one.standing.meaning for one in told} == {saved[0].meaning}
    chain = definitions_of(council, indicator)
    assert [row.number for row in chain] == [1, 2] and token_of(chain) == str(saved[0].pk)
    assert AuditEntry.objects.filter(verb="changed a definition").count() == 1
