"""Wherever a reader meets words of minutes that a later meeting put right, what was put right stands with them."""

import json
from collections.abc import Iterator
from datetime import date

import pytest
from lxml import html

from accounts.roles import Role
from committees.discussion.querysets import asked_about, discussed
from committees.follow_ups.recommendations.actions import recommend
from committees.meetings import actions as meetings
from committees.meetings.actions import Correction
from committees.meetings.agreement.forms import CorrectionForm
from committees.meetings.registries import printed_words
from committees.minutes import actions as minutes
from committees.minutes.corrections.places import Piece, limbs_with
from committees.models import AgendaItem, Attendance, MinutesParagraph, Person
from scorecards.editions.addresses import edition_url
from tests.architecture.access.planted import words_of
from tests.committees.meetings.test_corrections import agree
from tests.committees.shown import page, section, words
from tests.factories import user_with_role
from tests.meetings import Town

PUT_RIGHT = {
    "question": ("why children moved", "how children moved"),
    "answer": ("that carers had left", "that two carers had left"),
    "statement": ("the drive had begun", "the drive will begin"),
    "procedure": ("The meeting paused at noon", "The meeting paused at one"),
    "limb": ("notes the report", "welcomes the report"),
    "several limbs": ("costed plan, with: (i) 20 more", "full plan, with: (i) 30 more"),
    "action": ("A letter to carers", "A visit to carers"),
    "recommendation": ("houses to Cabinet", "homes to Cabinet"),
}
BESIDE = {kind: f"“{was}” should read “{now}”" for kind, (was, now) in PUT_RIGHT.items()}
# Of each kind words that are shown of it alone
SHOWN = {kind: was for kind, (was, _) in PUT_RIGHT.items()} | {
    "several limbs": "asks for a costed plan, with"
}


@pytest.fixture
def town(db):
    """Minutes of 18 November with words of every kind, each of them put right; what came of them stands at an item for
    actions on 10 March."""
    town = Town(public=True)
    question = town.discuss()
    for kind, text in (
        ("statement", "said the drive had begun."),
        ("procedure", "The meeting paused at noon."),
    ):
        minutes.add_paragraph(item=town.item, kind=kind, speaker="", text=text, by=None)
    town.act(town.item, limb=None)
    town.item.actions.filter(limb=None).update(title="A letter to carers")
    limb = town.item.resolutions.get().limbs.get(parent=None, order=3)
    recommend(item=town.item, text="houses to Cabinet", to_body="Cabinet", limb=limb, by=None)
    town.add_item(town.add_meeting(date(2026, 3, 10)), "3", kind=AgendaItem.Kind.ACTIONS)
    agree(town, *map(recorded(town), PUT_RIGHT.values()))
    town.member = user_with_role(town.council, Role.MEMBER)
    person = Person.objects.create(council=town.council, kind="member", name="Cllr A", user=town.member)
    there = Attendance.objects.create(meeting=town.meeting, person=person, status="present")
    MinutesParagraph.objects.filter(pk=question.pk).update(attendance=there)
    return town


def recorded(town):
    """As the clerk's form finds the words."""
    passages, items = printed_words(town.meeting), {str(town.item.pk): town.item}

    def row(words) -> Correction:
        data = {"was": words[0], "now": words[1], "item": str(town.item.pk)}
        form = CorrectionForm(data, items=items, passages=passages, risks=lambda text, role: [])
        assert form.is_valid(), form.errors
        return form.row

    return row


def walked(client, town) -> Iterator[tuple[str, str]]:
    """Every page that links lead to from home, and what is searched and taken away."""
    searched = [was.replace(" ", "+") for was in SHOWN.values()]
    ahead = [town.url(), *(town.url(f"meetings/search/?words={each}") for each in searched)]
    ahead += [town.url(f"search/?q={each}") for each in searched]
    ahead += [town.url(f"meetings/open-data/{each}") for each in ("minutes.csv", "resolutions.csv")]
    ahead += [town.url("meetings/open-data/agenda-items/"), town.url("actions/recommendations/")]
    ahead += [f"{town.url('panel/meetings/')}{day}/papers/{kind}{form}" for day, kind, form in PAPERS]
    seen = set(ahead)
    while ahead:
        response = client.get(address := ahead.pop(0), follow=True)
        if response.status_code != 200:
            continue
        kind = response["Content-Type"]
        yield address, written(response, kind)
        if "html" in kind and "?" not in address:
            found = {each.partition("#")[0] for each in html.fromstring(response.content).xpath("//a/@href")}
            new = {each for each in found if each.startswith(town.url()) and not set("?.") & {*each}} - seen
            seen |= new
            ahead += sorted(new)


PAPERS = [
    (day, kind, form)
    for day, kind in (("2025-11-18", "minutes"), ("2026-03-10", "agenda"))
    for form in ("/", ".docx")
]


def written(response, kind: str) -> str:
    if "html" in kind:
        return words(html.fromstring(response.content))
    if "json" in kind:
        return json.dumps(response.json(), ensure_ascii=False)
    return " ".join(words_of(response).split())


def packed(text: str) -> str:
    """However pages part it, to mark the words that were looked for."""
    return "".join(text.split())


def test_no_page_shows_words_that_were_put_right_without_what_was_put_right(client, town):
    client.force_login(town.member)
    met: dict[str, set[str]] = {kind: set() for kind in PUT_RIGHT}
    bare = []
    for address, text in walked(client, town):
        for kind, was in SHOWN.items():
            beside = packed(BESIDE[kind])
            if packed(was) in packed(text).replace(beside, ""):
                met[kind].add(address)
                bare += [] if beside in packed(text) else [(kind, address)]
    assert not bare
    item, paper = town.item_url, town.url("panel/meetings/2025-11-18/papers/minutes/")
    for kind, pages in met.items():
        assert item in pages and (paper in pages or kind == "recommendation"), kind
        for search in ("meetings/search/?words=", "search/?q="):
            assert town.url(f"{search}{SHOWN[kind].replace(' ', '+')}") in pages, (kind, search)
    measure = {kind for kind, pages in met.items() if any("/measures/" in each for each in pages)}
    assert measure >= {"question", "answer", "several limbs"}
    assert town.url("actions/") in met["action"] and town.url() in met["question"]


def test_what_members_asked_has_what_was_put_right_beside_each_resolution_it_touches(client, town):
    """One that goes over several limbs stands with each that is shown, also where its action is told instead."""
    beside = f"Corrected when agreed: {BESIDE['several limbs']}."
    (one,) = discussed(town.council, town.indicator.pk)
    notes = {each["text"]: each.get("note", "") for each in one["said"] if each["kind"] == "resolution"}
    assert notes["asks for a costed plan, with"] == beside
    assert BESIDE["recommendation"] in notes["recommends houses to Cabinet"]
    (asked,) = asked_about(town.council, [town.indicator.pk])[town.indicator.pk]
    assert asked["outcome"] == f"Resolved 6(b): Costed plan ({beside})"
    measure = f"{edition_url(town.edition, town.council.slug)}measures/{town.indicator.code}/"
    shown = section(page(client, measure), "asked")
    assert f"asks for a costed plan, with {beside}" in shown


@pytest.mark.django_db
def test_words_that_were_added_stand_with_what_the_measure_is_told_of_and_in_open_data(client):
    town = Town(public=True)
    town.discuss()
    agree(town, Correction("Thanks were sent.", town.item))
    added = "Added when the minutes were agreed on 24 February 2026:"
    (one,) = discussed(town.council, town.indicator.pk)
    assert [(each["label"], each["text"]) for each in one["said"] if each["kind"] == "added"] == [
        (added, "Thanks were sent.")
    ]
    objects = client.get(town.url("meetings/open-data/agenda-items/")).json()["data"]
    assert [f"{added} Thanks were sent."] in [each.get("scorecard:added") for each in objects]


@pytest.mark.django_db
def test_words_that_were_added_are_found_and_lead_to_what_was_said(client):
    town = Town(public=True)
    town.discuss()
    agree(town, Correction("Thanks were sent to grandparents.", town.item))
    found = page(client, town.url("search/?q=grandparents"))
    assert "Added when the minutes were agreed on 24 February 2026. Corporate Parenting Panel" in words(found)
    assert found.xpath("//section[@class='found']//a/@href") == [f"{town.item_url}#minutes"]


@pytest.mark.django_db
def test_what_was_put_right_of_a_long_text_is_not_cut_off_where_it_is_found(client):
    town = Town(public=True)
    question = town.ask(town.item, f"asked why children moved. {'The drive goes on and on. ' * 40}")
    meetings.publish_minutes(meeting=town.meeting, on=date(2025, 11, 28), by=None)
    agree(town, Correction("how children moved", town.item, "why children moved", question.pk))
    found = words(page(client, town.url("search/?q=why+children")))
    assert "should read “how children moved”" in found.replace(" ”", "”")


@pytest.mark.parametrize(
    ("was", "limbs"),
    [
        ("notes the report", {1}),
        ("RESOLVED that the Panel: (a) notes", {1}),
        ("the report; (b) asks", {1, 2}),
        ("the report; asks", {1, 2}),
        ("that the Panel", set()),
        ("plan: (i) 20 places", {2, 3}),
        ("twelve", set()),
    ],
)
def test_words_of_a_resolution_are_in_each_limb_that_has_any_of_them(was, limbs):
    pieces = [
        Piece(None, "RESOLVED that the Panel:"),
        Piece(1, "notes the report;", "(a)"),
        Piece(2, "asks for a\nplan:", "(b)"),
        Piece(3, "20 places", "(i)"),
    ]
    assert limbs_with(was, pieces) == limbs
