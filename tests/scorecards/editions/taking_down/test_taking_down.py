"""An edition that was withdrawn is gone at every address it had, at once, and each says why; it can be put back."""

from io import StringIO

import pytest
from django.contrib.auth.models import AnonymousUser
from django.core.files.storage import default_storage
from django.core.management import CommandError, call_command
from django.test import Client
from django.urls import get_resolver, reverse

from accounts.models import AuditEntry
from accounts.roles import Role
from accounts.trail.parts import Public, read_detail
from scorecards.editions.taking_down.actions import put_back, take_down
from scorecards.models import EditionPage, EditionText, TakingDown
from scorecards.urls import edition_patterns
from tests.architecture.access.places import Place
from tests.factories import user_with_role
from tests.meetings import publish, row

pytestmark = pytest.mark.django_db
REASON = "A table let a number be worked out that is to be hidden."
FORMS = {
    "appendix_length": [{"length": "short"}, {"length": "large-print"}],
    "spreadsheet": [{"kind": kind} for kind in ("csv", "xlsx", "ods")],
    "chart": [{"picture": "trend", "form": form} for form in ("csv", "svg", "png")],
}
STANDING = {"take_down", "put_back"}
BASE = "/opentown/panel/2025-26/q2/edition-1/"


@pytest.fixture
def place(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    settings.STORAGES = {
        **settings.STORAGES,
        "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    }
    found = Place("opentown", public=True)
    EditionText.objects.create(
        edition=found.town.edition, kind="headline", title="Headline", text="Lighthouse weather."
    )
    return found


@pytest.fixture
def approver(place) -> Client:
    client = Client()
    client.force_login(user_with_role(place.town.council, Role.APPROVER))
    return client


def addresses(place: Place) -> list[str]:
    """Every address of the edition, in every form, from the patterns themselves."""
    found = []
    place_of = {key: place.values[key] for key in ("council_slug", "scorecard_slug", "period")}
    for pattern in (each for each in edition_patterns if each.name not in STANDING):
        for form in FORMS.get(pattern.name, [{}]):
            values = {**place_of, "number": 1, **form}
            if "code" in pattern.pattern.converters:
                values["code"] = place.town.indicator.code
            found.append(reverse(f"scorecards:{pattern.name}", kwargs=values))
    return found


def everywhere_else(place: Place) -> dict[str, str]:
    """Pages that may name the edition or show its figures, as a visitor reads them by now."""
    item = place.town.item
    paths = [
        *("/opentown/", "/opentown/scorecards/", "/opentown/panel/editions/", "/opentown/measures/"),
        *(
            "/opentown/search/?q=lighthouse",
            "/opentown/meetings/",
            "/opentown/frameworks/",
            "/opentown/compare/",
        ),
        f"/opentown/panel/meetings/{item.meeting.date}/item-{item.number}/",
        f"/opentown/panel/meetings/{item.meeting.date}/",
        "/opentown/panel/heat-table/?from=2025-26/q2/edition-1",
    ]
    return {path: Client().get(path).text for path in paths}


@pytest.mark.slow
def test_every_address_of_an_edition_says_that_it_was_taken_down_and_why(
    place, approver, django_capture_on_commit_callbacks
):
    visitor, edition = Client(), place.town.edition
    before = {address: visitor.get(address) for address in addresses(place)}
    assert {answer.status_code for answer in before.values()} == {200} and len(before) > 14
    assert any(BASE in text for text in everywhere_else(place).values())
    files = [f"{shelf}/opentown" for shelf in ("appendix", "figures")]
    assert all(default_storage.listdir(folder)[1] for folder in files) and edition.pages.exists()

    form = approver.get(f"{BASE}take-down/")
    assert (
        "cannot be called back" in form.text
        and "Nothing is then published for quarter 2 2025/26" in form.text
    )
    assert "Say why." in approver.post(f"{BASE}take-down/", {"reason": " "}).text
    with django_capture_on_commit_callbacks(execute=True):
        assert approver.post(f"{BASE}take-down/", {"reason": REASON}).url == BASE

    for address in before:
        for client in (
            visitor,
            approver,
            Client(headers={"If-None-Match": before[address].get("ETag", "x")}),
        ):
            answer = client.get(address)
            assert answer.status_code == 410, address
            assert REASON in answer.text and place.town.indicator.title not in answer.text
    assert (
        not any(default_storage.listdir(folder)[1] for folder in files) and not EditionPage.objects.exists()
    )
    for path, text in everywhere_else(place).items():
        assert BASE not in text and "Lighthouse weather" not in text, path
    # the quarter's own address, which letters and bookmarks name, answers as the edition's does
    for path in ("/opentown/panel/", "/opentown/panel/2025-26/q2/"):
        for client in (visitor, approver):
            answer = client.get(path)
            assert answer.status_code == 410 and REASON in answer.text, path

    put = approver.get(f"{BASE}put-back/")
    assert "by the rules of the day it was published" in put.text
    approver.post(f"{BASE}put-back/", {"reason": "The table was checked."})
    assert {visitor.get(f"{BASE}{name}").status_code for name in ("", "figures.csv", "attention/")} == {200}
    told = [
        read_detail(entry.detail)["reason"]
        for entry in AuditEntry.objects.filter(subject="edition").order_by("pk")
    ]
    assert told[-2:] == [Public(REASON), Public("The table was checked.")]


def test_a_reason_that_counts_few_children_or_names_somebody_is_asked_about_before_all_read_it(
    place, approver
):
    sent = {"reason": "Sarah Jones was one of 2 children who could be told."}
    answer = approver.post(f"{BASE}take-down/", sent)
    assert "Sarah Jones" in answer.text and "Nothing is saved yet" in answer.text
    assert not TakingDown.objects.exists()
    assert approver.post(f"{BASE}take-down/", {**sent, "as_it_stands": "on"}).url == BASE
    assert TakingDown.objects.get().reason == sent["reason"]


@pytest.mark.slow
def test_no_page_that_readers_had_says_that_there_never_was_such_a_thing(place):
    """Every address of the site that a visitor could open, whatever it shows of the edition."""
    visitor, nobody = Client(), AnonymousUser()
    spaces = get_resolver().namespace_dict
    names = [
        f"{space}:{name}"
        for space in ("scorecards", "committees", "indicators")
        for name in spaces[space][1].reverse_dict
        if isinstance(name, str) and "document" not in name  # files of their own
    ]
    before = {address: visitor.get(address) for address in {place.address(name, nobody) for name in names}}
    open_ones = [address for address, answer in before.items() if answer.status_code == 200]
    led = [
        address for address, answer in before.items() if answer.get("Location", "").startswith("/opentown/")
    ]
    heat = [address for address in open_ones if "heat-table" in address]
    assert len(open_ones) > 30 and len(led) == 3 and len(heat) == 2
    take_down(edition=place.town.edition, reason=REASON, by=None)
    for address in [*open_ones, *led]:
        answer = visitor.get(address)
        assert answer.status_code in (200, 410), address
        assert answer.status_code == 200 or REASON in answer.text, address
    assert {visitor.get(address).status_code for address in [*led, *heat]} == {410}


def test_a_quarter_of_which_all_is_withdrawn_gives_the_reason_of_each_edition(place, approver):
    town = place.town
    publish(town.council, town.scorecard, [row(town.indicator.code, town.indicator.title)], number=2)
    second = town.scorecard.editions.get(number=2)
    take_down(edition=second, reason="It named a school by mistake.", by=None)
    take_down(edition=town.edition, reason=REASON, by=None)
    code = town.indicator.code
    for path in ("panel/2025-26/q2/", "panel/", "panel/heat-table/", f"measures/{code}/"):
        text = Client().get(f"/opentown/{path}").text
        assert text.index("edition 2") < text.index("It named a school by mistake.") < text.index(REASON), (
            path
        )
        assert "These editions have been withdrawn" in text and text.index("edition 1.") < text.index(REASON)
    text = approver.get("/opentown/panel/2025-26/q2/").text
    assert "Put edition 2 of quarter 2 2025/26 back" in text and "Put edition 1 of quarter 2" in text
    alone = Client().get(f"{BASE}").text
    assert REASON in alone and "named a school" not in alone and "This edition has been withdrawn" in alone


def test_the_item_that_had_it_before_members_says_so_in_place_of_the_figures(place):
    town = place.town
    address = f"/opentown/panel/meetings/{town.meeting.date}/item-{town.item.number}/"
    assert "At this meeting" in Client().get(address).text
    take_down(edition=town.edition, reason=REASON, by=None)
    page = Client().get(address)
    assert "Members had quarter 2 2025/26, edition 1, before them. It was withdrawn on" in page.text
    assert REASON in page.text and "At this meeting" not in page.text and BASE not in page.text
    put_back(edition=town.edition, reason="It was checked.", by=None)
    assert "At this meeting" in Client().get(address).text


def test_readers_are_led_to_the_edition_that_stands(place):
    town = place.town
    publish(town.council, town.scorecard, [row(town.indicator.code, town.indicator.title)], number=2)
    visitor = Client()
    assert visitor.get("/opentown/panel/2025-26/q2/").url.endswith("edition-2/")
    take_down(edition=town.scorecard.editions.get(number=2), reason=REASON, by=None)
    assert visitor.get("/opentown/panel/2025-26/q2/").url.endswith("edition-1/")
    gone = visitor.get("/opentown/panel/2025-26/q2/edition-2/")
    assert gone.status_code == 410 and BASE in gone.text and "Put this edition back" not in gone.text
    assert "It was corrected later" not in visitor.get(BASE).text


def test_only_who_publishes_takes_down_once_and_a_command_does_it_too(place, approver):
    member = Client()
    member.force_login(user_with_role(place.town.council, Role.MEMBER))
    for client in (Client(), member):
        for name in ("take-down", "put-back"):
            assert client.post(f"{BASE}{name}/", {"reason": REASON}).status_code in (302, 403)
    assert not TakingDown.objects.exists()
    assert "Withdraw this edition" in approver.get(BASE).text and "Withdraw this" not in member.get(BASE).text

    named = {
        "council": "opentown",
        "committee": "panel",
        "period": "2025/26 Q2",
        "edition": 1,
        "reason": REASON,
    }
    said = StringIO()
    call_command("take_down_edition", **named, dry_run=True, stdout=said)
    assert "Nothing was changed" in said.getvalue() and not TakingDown.objects.exists()
    for never in ({"reason": "x"}, {"put_back": True}):
        with pytest.raises(CommandError):
            call_command("take_down_edition", **{**named, **never}, dry_run=True, stdout=said)
    call_command("take_down_edition", **named, stdout=said)
    assert said.getvalue().endswith("edition 1 is withdrawn.\n")
    with pytest.raises(CommandError, match="withdrawn already"):
        call_command("take_down_edition", **named, stdout=said)
    for client, links in ((approver, True), (member, False)):
        listed = client.get("/opentown/panel/editions/").text
        assert "withdrawn on" in listed and REASON in listed and (BASE in listed) is links
    answer = approver.post(f"{BASE}take-down/", {"reason": "Once more, again"}, follow=True)
    assert "withdrawn already" in answer.text and answer.status_code == 410
    call_command("take_down_edition", **named, put_back=True, stdout=said)
    assert Client().get(BASE).status_code == 200
