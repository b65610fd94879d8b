"""What is said of a figure is one text, written beside it: officers write it, approvers read, change and agree it."""

import html
from importlib import import_module

import pytest
from django.db import connection, transaction
from django.db.migrations.loader import MigrationLoader
from django.urls import reverse

from accounts.roles import Role
from indicators.collection.commentary.actions import take_over_commentaries
from indicators.models import Commentary, Entry
from indicators.terms.commentary import length_words
from indicators.terms.periods import Frequency, Period
from tests.factories import CommentaryFactory, FigureFactory, IndicatorFactory, user_with_role
from tests.queries import queries_of
from tests.sections import Section, share

pytestmark = pytest.mark.django_db
WRITTEN = "Three children waited for a nurse."
BETTER = "A few children waited for a nurse."
ANSWER = "Checked: nobody can be told."


@pytest.fixture
def section():
    found = Section(slug="health", title="Healthy")
    found.moves = found.add("Moved often")
    return found


def page_of(client, section, name: str, person) -> str:
    client.force_login(person)
    response = client.get(section.address(name), follow=True)
    assert response.status_code == 200
    return " ".join(html.unescape(response.content.decode()).split())


def decide(client, section, decision: str, text: str, shown: str = WRITTEN, **fields):
    client.force_login(section.approver)
    seen = client.get(section.address("indicators:approval")).context["form"]["seen"].value()
    name = f"commentary-{section.key(section.moves)}"
    data = {"decision": decision, "seen": seen, name: text, f"initial-{name}": shown, **fields}
    return client.post(section.address("indicators:approval"), data, follow=True)


def texts() -> list[tuple[str, str]]:
    return [(row.text, str(row.created_by)) for row in Commentary.objects.order_by("created_at", "pk")]


def test_eighty_words_are_asked_for_and_nobody_is_stopped():
    assert length_words("") == "0 of 80 words"
    assert length_words("word " * 80) == "80 of 80 words"
    assert length_words("word\n" * 81) == "81 words, 80 are asked for"


def test_an_approver_reads_the_words_unfolded_changes_them_and_each_keeps_their_name(client, section):
    section.save({section.key(section.moves): share("50", commentary=WRITTEN, answer=ANSWER)})
    section.submit()
    page = page_of(client, section, "indicators:approval", section.approver)
    row = page[page.index('<div class="said">') : page.index("Change the words")]
    assert WRITTEN in row and "6 of 80 words" in row and "gives a count of 3" in row

    response = decide(client, section, "words", BETTER)
    assert "the commentary on 1 figure is changed. Nothing is decided yet." in response.content.decode()
    entry = Entry.objects.get()
    assert (entry.commentary, entry.commentary_written) == (BETTER, WRITTEN)
    assert entry.saved_by == section.officer  # who typed the figure is who typed it
    stale = decide(client, section, "words", "Nobody waited.")
    assert f"It now says: “{BETTER}”" in html.unescape(stale.content.decode())
    assert "is not emptied here" in decide(client, section, "words", "", BETTER).content.decode()

    decide(client, section, "return", BETTER, BETTER, remarks="Look at the denominator.")
    page = page_of(client, section, "indicators:entry", section.officer)
    assert "The head of service changed these words.</b> You had written:" in page and WRITTEN in page
    section.submit()
    final = "A few children waited. " * 25
    decide(client, section, "approve", final, BETTER)
    author, approver = "A performance officer", "The head of service"
    assert texts() == [(WRITTEN, author), (final.strip(), approver)]
    newest = Commentary.objects.latest("pk")
    assert newest.author_role == author and newest.approved.startswith(f"{approver}, ")
    page = page_of(client, section, "indicators:entry", section.officer)
    assert final.strip() in page and "100 words, 80 are asked for" in page
    history = reverse("indicators:commentary", args=[section.council.slug, section.key(section.moves)])
    page = " ".join(client.get(history).content.decode().split())
    assert page.index(f"Changed by {approver}") < page.index(f"Written by {author}") < page.index(WRITTEN)


def test_words_of_a_figure_on_its_way_are_written_in_its_row_and_of_one_that_stands_on_its_own_page(
    client, section
):
    key = section.key(section.moves)
    address = reverse("indicators:commentary", args=[section.council.slug, key])
    client.force_login(section.officer)
    assert client.get(address)["Location"] == f"{section.address('indicators:entry')}#c1"
    section.save({key: share("50", answer=ANSWER)})
    section.submit()
    section.approve()
    page = client.get(address).content.decode()
    assert "Commentary for councillors" in page and "0 of 80 words" in page

    sent = {"seen": "", "text": "Why.\r\n\r\nMore homes.", "author": ""}
    assert "Enter the role of whoever says this" in client.post(address, sent).content.decode()
    said = client.post(address, {**sent, "author": "Head of Homes"}, follow=True).content.decode()
    assert "Saved: 3 of 80 words." in said
    row = Commentary.objects.get()
    assert (row.text, row.author_role, row.approved) == ("Why.\n\nMore homes.", "Head of Homes", "")
    meanwhile = client.post(address, {**sent, "text": "Other.", "author": "Me"}).content.decode()
    assert "Somebody else wrote about this figure" in meanwhile and "Other.</textarea>" in meanwhile
    assert "More homes." in meanwhile and Commentary.objects.count() == 1
    agree = {"do": "agree", "seen": row.pk}
    assert client.post(address, agree).status_code == 403

    client.force_login(section.approver)
    assert "Agreed. The words stand" in client.post(address, agree, follow=True).content.decode()
    newest = Commentary.objects.latest("pk")
    assert newest.approved.startswith("The head of service, ") and newest.created_by == section.officer
    assert "changed or agreed meanwhile" in client.post(address, agree, follow=True).content.decode()
    client.force_login(user_with_role(section.council, Role.MEMBER))
    assert client.get(address).status_code == 403


def test_a_correction_begins_with_the_words_that_stand_and_is_their_only_place_until_it_is_approved(section):
    key = section.key(section.moves)
    section.save({key: share("50", commentary=BETTER)})
    section.submit()
    section.approve()
    section.save({key: share("51", reason="One late return.", answer=ANSWER)})
    assert Entry.objects.get().commentary == BETTER
    section.save({key: share("50", commentary=BETTER)})  # back to what stands
    assert not Entry.objects.exists()
    for words in ("Other words.", ""):
        section.save({key: share("51", reason="One late return.", answer=ANSWER)})
        section.save({key: share("51", reason="One late return.", answer=ANSWER, commentary=words)})
        section.submit()
        section.approve()
        assert Commentary.objects.latest("pk").text == words


def test_what_was_said_goes_with_a_measure_into_the_one_it_becomes(section):
    gone, kept = section.moves, IndicatorFactory()
    said = {"council": section.council, "author_role": "Head"}
    first = CommentaryFactory(indicator=gone, text="First.", **said)
    CommentaryFactory(indicator=gone, text="Second.", **said)
    both = section.period.next().start
    CommentaryFactory(indicator=gone, text="Of the one that goes.", start=both, **said)
    CommentaryFactory(indicator=kept, text="Of the one that stays.", start=both, **said)
    with transaction.atomic():
        moved = take_over_commentaries(council=section.council, gone=gone, kept=kept, by=section.officer)
    assert moved == 1
    rows = Commentary.objects.filter(indicator=kept).order_by("created_at", "pk")
    assert [row.text for row in rows if row.start == first.start] == ["First.", "Second."]
    assert [row.text for row in rows if row.start == both] == ["Of the one that stays."]
    assert Commentary.objects.filter(indicator=gone).count() == 3


def test_words_written_for_a_quarter_come_to_stand_with_the_yearly_figure_they_are_about(section):
    yearly, year = (
        IndicatorFactory(frequency=Frequency.FINANCIAL_YEAR),
        Period.of(section.period.start, Frequency.FINANCIAL_YEAR),
    )
    FigureFactory(
        council=section.council, indicator=yearly, frequency=year.frequency, start=year.previous().start
    )
    written = CommentaryFactory(council=section.council, indicator=yearly, start=section.period.start)
    own = CommentaryFactory(council=section.council, indicator=section.moves, start=section.period.start)
    key = section.key(section.moves)
    section.record(section.moves, 50, 100, quarters_ago=0)
    section.save({key: share("51", reason="One late return.")})
    Entry.objects.update(commentary="")  # as a correction began before
    migration = import_module("indicators.migrations.0026_commentary_stands_with_its_figure")
    loader = MigrationLoader(connection, replace_migrations=False)
    apps = loader.project_state(("indicators", migration.__name__.split(".")[-1])).apps
    migration.to_their_figures(apps, None)
    migration.into_open_corrections(apps, None)
    written.refresh_from_db()
    assert (written.frequency, written.start) == (year.frequency, year.previous().start)
    assert written.text == own.text == Entry.objects.get().commentary


def test_the_pages_cost_the_same_queries_however_much_was_said(client, section):
    def costs() -> list[int]:
        client.force_login(section.approver)
        return [len(queries_of(client, section.address(f"indicators:{name}"))) for name in ("approval",)]

    section.save({section.key(section.moves): share("50", commentary=BETTER)})
    section.submit()
    client.force_login(section.approver)
    client.get(section.address("indicators:approval"))  # a session's first page notes when it began
    before = costs()
    section.take_back()
    for number in range(5):
        indicator = section.add(f"More {number}")
        CommentaryFactory(council=section.council, indicator=indicator)
        section.save({section.key(indicator): share("50", commentary=WRITTEN, answer=ANSWER)})
    section.submit()
    assert costs() == before
