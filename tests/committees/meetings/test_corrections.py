"""What a later meeting put right in minutes: found by the words as published, said as what they should read."""

import json
from datetime import date

import pytest
from django.test import Client
from django.utils.timezone import localdate
from lxml import html

from accounts.policies import NotAllowed
from accounts.roles import Role
from committees.discussion.querysets import asked_about, discussed
from committees.items.agenda.actions import set_place
from committees.meetings.actions import Correction, confirm_minutes, edit_meeting, reopen_minutes
from committees.meetings.agreement.presenters import touching_words
from committees.meetings.agreement.querysets import Agreed
from committees.meetings.agreement.wording import (
    Passage,
    as_copied,
    as_printed_there,
    correction_words,
    holding,
    why_not_there,
)
from committees.models import AgendaItem, Attendance, Meeting, MinutesCorrection, MinutesParagraph, Person
from tests.architecture.access.planted import words_of
from tests.committees.shown import faults, page, words
from tests.factories import user_with_role
from tests.meetings import Town

PASSAGES = [
    Passage(1, 11, "Cllr A asked why twelve children\n moved."),
    Passage(1, 12, "replied that twelve carers had left."),
    Passage(
        2,
        None,
        "RESOLVED (a) notes the report; (b) asks:",
        "RESOLVED notes the report; asks:",
        ("(a)", "(b)"),
    ),
    Passage(3, 13, "The Chair: the carers' re-matching – “Staying Close”… – goes on and on."),
    Passage(2, 14, "notes the report; Head of Service", aside=True),
    Passage(None, None, "Cllr Birch", aside=True),
]


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("twelve", "eleven", "“twelve” should read “eleven”."),
        ("of them", "", "“of them” is struck out."),
        ("", "The Director sent apologies.", "“The Director sent apologies.” is added."),
    ],
)
def test_a_correction_says_what_was_published_and_what_it_should_read(was, now, said):
    assert correction_words(was, now) == said


@pytest.mark.parametrize(
    ("copied", "found", "fault"),
    [
        ("why twelve children moved", [11], ""),
        ("“notes  the report;”", [None], ""),
        ("twelve", [11, 12], "stand in 2 places of item 1"),
        ("thirteen", [], "not in the minutes of item 1. Copy them as they were published"),
        ("Cllr A asked why\n  twelve", [11], ""),
        ("(b)\tasks:", [None], ""),
        ("report;\nasks:", [None], ""),
        ("RESOLVED (a) notes the report; (b) asks:", [None], ""),
        ('The Chair: the carers’ re-\nmatching - "Staying Close"...', [13], ""),
        ("re-match-\ning", [13], ""),
        ("the carers’", [13], ""),
        ("go\u00ades", [13], ""),
        ("notes the report;", [None], ""),
        ("Head of Service", [14], ""),
        ("Cllr Birch", [None], ""),
        ("on", [13, 13], "stand in 2 places"),
    ],
)
def test_words_are_found_where_they_stand_however_they_were_copied(copied, found, fault):
    passages = holding(as_copied(copied), PASSAGES)
    assert [each.paragraph for each in passages] == found
    assert fault in why_not_there(as_copied(copied), passages, "item 1") and bool(fault) == (len(found) != 1)


@pytest.mark.parametrize(
    ("was", "now", "kept"),
    [
        ("(b) asks:", "(b) demands:", ("asks:", "demands:")),
        ("(b) asks:", "(c) asks:", ("(b) asks:", "(c) asks:")),
        ("notes the report; asks:", "notes it; asks:", ("notes the report; asks:", "notes it; asks:")),
    ],
)
def test_what_was_copied_is_kept_as_published_and_a_label_that_stays_goes(was, now, kept):
    assert as_printed_there(was, now, PASSAGES[2]) == kept


def test_signs_are_kept_as_they_were_published():
    was = 'carers’ re-\nmatching - "Staying Close"...'
    assert as_printed_there(as_copied(was), "", PASSAGES[3])[0] == "carers' re-matching – “Staying Close”…"
    assert as_copied("the carers’") == "the carers’" and as_copied("“the carers’”") == "the carers’"


@pytest.mark.django_db
def test_the_clerk_records_the_agreement_from_the_item_that_took_the_minutes(client):
    """From the later meeting's item: it is chosen on the form, and corrections in words need no words as published."""
    town = Town()
    town.discuss()
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    later = town.add_item(town.add_meeting(localdate()), "2", kind=AgendaItem.Kind.MINUTES)
    (link,) = page(client, town.url(f"panel/meetings/{localdate()}/item-2/")).xpath(
        "//a[contains(., 'were agreed here')]/@href"
    )
    assert page(client, link).xpath("//select[@name='agreed_at']/option[@selected]/@value") == [str(later.pk)]
    rows = {"correction-TOTAL_FORMS": "2", "correction-INITIAL_FORMS": "0", "agreed_at": later.pk}
    empty = rows | {"correction-0-item": town.item.pk}
    assert "Write what was added." in faults(client.post(link, empty))
    client.post(
        link,
        rows
        | {"correction-0-now": "Cllr B was there.", "correction-1-was": "two small homes;"}
        | {"correction-1-now": "three small homes;"},
    )
    kept = MinutesCorrection.objects.order_by("pk").values_list("item", "paragraph", "was", "text", "made_at")
    assert list(kept) == [
        (None, None, "", "Cllr B was there.", later.pk),
        (town.item.pk, None, "two small homes;", "three small homes;", later.pk),
    ]
    there = words(page(client, town.url(f"panel/meetings/{localdate()}/item-2/")))
    assert (
        "The minutes of 18 November 2025 were agreed here, with 2 corrections. “Cllr B was there.” is added."
        in there
    )


@pytest.mark.django_db
def test_there_are_empty_rows_for_more_corrections_than_a_page_has_rows(client):
    """Without a script: who asks for more has all that was typed, and so has who made a mistake in the last row."""
    town = Town()
    town.discuss()
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    later = town.add_item(town.add_meeting(localdate()), "2", kind=AgendaItem.Kind.MINUTES)
    url = town.url("panel/meetings/2025-11-18/agree-minutes/")

    def form_in(shown):
        return next(each for each in shown.forms if "agreed_at" in each.fields)

    def sent(form, **typed):
        told = {name: value for name, value in form.form_values() if name != "csrfmiddlewaretoken"}
        return client.post(url, told | {name.replace("_", "-"): value for name, value in typed.items()})

    form = form_in(page(client, url))
    assert form.xpath(".//button[@name='more']/text()") == ["Add more rows"]
    form.fields["agreed_at"] = str(later.pk)
    for place in range(5):
        form.fields[f"correction-{place}-now"] = f"Cllr {place} was there."
    form = form_in(html.fromstring(sent(form, more="1").content))
    typed = [form.fields[f"correction-{place}-now"].strip() for place in range(10)]
    assert typed == [f"Cllr {place} was there." for place in range(5)] + [""] * 5
    assert form.fields["agreed_at"] == str(later.pk) and not MinutesCorrection.objects.exists()
    wrong = {f"correction_{place}_was": "words that are not there" for place in (8, 9)}
    form = form_in(html.fromstring(sent(form, **wrong).content))
    assert form.fields["correction-9-was"].strip() == "words that are not there"
    assert "correction-14-was" in form.fields
    for place in (8, 9):
        form.fields[f"correction-{place}-was"] = ""
    sent(form, correction_5_now="Cllr 5 was there.")
    assert MinutesCorrection.objects.count() == 6


@pytest.mark.django_db
def test_minutes_are_not_agreed_at_an_item_that_was_not_taken(client):
    town = Town()
    town.discuss()
    later = town.add_item(town.add_meeting(localdate()), "2", kind=AgendaItem.Kind.MINUTES)
    other = town.add_item(later.meeting, "3")
    set_place(item=later, state="withdrawn", state_reason="More time.", by=None)
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    form = page(client, town.url("panel/meetings/2025-11-18/agree-minutes/"))
    offered = [each.get("value") for each in form.xpath("//select[@name='agreed_at']/option")]
    assert str(other.pk) in offered and str(later.pk) not in offered
    later.refresh_from_db()
    with pytest.raises(NotAllowed, match="Item 2 was withdrawn: nothing was agreed there"):
        confirm_minutes(meeting=town.meeting, agreed_at=later.meeting, item=later, today=localdate(), by=None)


def agree(town, *corrections) -> None:
    """The minutes of 18 November 2025, at item 2 of 24 February 2026, whose own minutes are out."""
    later = town.add_meeting(date(2026, 2, 24))
    item = town.add_item(later, "2", kind=AgendaItem.Kind.MINUTES)
    Meeting.objects.filter(pk=later.pk).update(minutes_state="draft")
    confirm_minutes(
        meeting=town.meeting,
        agreed_at=later,
        item=item,
        corrections=corrections,
        today=date(2026, 3, 1),
        by=None,
    )


def where_agreed(client, town) -> list[str]:
    """What the later item and the paper of the later minutes say."""
    there = town.url("panel/meetings/2026-02-24/")
    return [words(page(client, there + more)) for more in ("item-2/", "papers/minutes/")]


@pytest.mark.django_db
def test_where_minutes_of_a_private_meeting_were_agreed_only_the_council_reads(client):
    """Nobody published them, so they are not agreed "as published"."""
    town = Town(public=True)
    town.discuss()
    edit_meeting(meeting=town.meeting, values={"kind": "private"}, by=None)
    agree(town)
    for text in where_agreed(Client(), town):
        assert "18 November 2025" not in text and "were agreed" not in text
    client.force_login(user_with_role(town.council, Role.MEMBER))
    item, paper = where_agreed(client, town)
    assert "The minutes of 18 November 2025 were agreed here, as drafted." in item
    assert "18 November 2025" not in paper  # the paper of a public meeting is the same for everybody


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("public", "exempt", "said"),
    [
        (1, 0, "with 1 correction"),
        (0, 1, "with 1 correction, of an exempt item"),
        (2, 1, "with 3 corrections, one of an exempt item"),
        (1, 2, "with 3 corrections, 2 of an exempt item"),
        (0, 2, "with 2 corrections, all of an exempt item"),
        (0, 0, "as published"),
    ],
)
def test_corrections_of_exempt_items_are_counted_and_not_told(client, public, exempt, said):
    town = Town(public=True)
    town.discuss()
    closed = town.add_item(
        town.meeting, "7", exempt_paragraph="3", exempt_reason="Prices.", public_title="Contracts"
    )
    told = [Correction("The date is the 18th.", town.item)] * public
    agree(town, *told, *[Correction("Brookside costs more.", closed)] * exempt)
    texts = [*where_agreed(client, town), words(page(client, town.url("panel/meetings/2025-11-18/item-6/")))]
    for text in texts:
        assert f"agreed here, {said}." in text or f"item 2 , {said}." in text
        assert "Brookside" not in text
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    number = f"with {public + exempt} correction" if public + exempt else said
    assert f"agreed here, {number}{'s' if public + exempt > 1 else ''}." in where_agreed(client, town)[0]


PUT_RIGHT = "“two small homes” should read “three small homes”."


@pytest.mark.django_db
def test_what_was_agreed_stays_where_it_was_agreed_when_minutes_are_reopened(client):
    """Agreed with a correction on 24 February 2026, whose own minutes are agreed since; reopened, and agreed again on
    10 March with another."""
    town = Town()
    town.discuss()
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    agree(town, Correction("three small homes", town.item, "two small homes"))
    Meeting.objects.filter(date=date(2026, 2, 24)).update(minutes_state="confirmed")
    here = town.url("panel/meetings/2025-11-18/")
    warned = words(page(client, f"{here}reopen-minutes/"))
    assert (
        "The minutes of 24 February 2026 go on saying that these were agreed there, with 1 correction."
        in warned
    )
    reopen_minutes(meeting=town.meeting, reason="A name is wrong", on=date(2026, 3, 2), by=None)
    reopened = "agreed here, with 1 correction. They were reopened on 2 March 2026."
    there, paper = where_agreed(client, town)
    assert reopened in there and PUT_RIGHT in there
    assert reopened in paper and PUT_RIGHT in paper
    item = words(page(client, f"{here}item-6/"))
    assert "had been agreed on 24 February 2026, item 2 , with 1 correction. They were reopened on" in item
    assert (
        f"Corrected when agreed: {PUT_RIGHT}" in item
    )  # a refusal that read as an approval does not come back
    last = town.add_item(town.add_meeting(date(2026, 3, 10)), "3")
    form = page(client, f"{here}agree-minutes/")
    assert form.xpath("//textarea[@name='correction-0-was']")[0].text.strip() == "two small homes"
    # The minutes of 24 February are agreed and say what it did: it cannot have agreed these anew
    assert [each.text[:13] for each in form.xpath("//select[@name='agreed_at']/option")[1:]] == [
        "10 March 2026"
    ]
    before = AgendaItem.objects.get(meeting__date=date(2026, 2, 24))
    with pytest.raises(NotAllowed, match="these were reopened after that meeting"):
        confirm_minutes(
            meeting=town.meeting, agreed_at=before.meeting, item=before, today=date(2026, 3, 11), by=None
        )
    other = [Correction("four small homes", town.item, "two small homes")]
    agreed = {"agreed_at": last.meeting, "item": last, "today": date(2026, 3, 11), "by": None}
    confirm_minutes(meeting=town.meeting, corrections=other, **agreed)
    there, paper = where_agreed(client, town)
    assert reopened in there and PUT_RIGHT in there and "four small" not in there and PUT_RIGHT in paper
    anew = words(page(client, town.url("panel/meetings/2026-03-10/item-3/")))
    assert "were agreed here, with 1 correction." in anew and "four small" in anew and PUT_RIGHT not in anew
    item = words(page(client, f"{here}item-6/"))
    assert "Corrected when agreed: “two small homes” should read “four small homes”." in item
    assert PUT_RIGHT not in item and PUT_RIGHT not in words(page(client, f"{here}papers/minutes/"))


@pytest.mark.django_db
def test_at_a_meeting_whose_minutes_are_a_draft_what_was_recorded_wrongly_is_put_right(client):
    town = Town()
    town.discuss()
    agree(town, Correction("three small homes", town.item, "two small homes"))
    town.meeting.refresh_from_db()
    reopen_minutes(meeting=town.meeting, reason="The correction is wrong", on=date(2026, 3, 2), by=None)
    item = AgendaItem.objects.get(minutes_agreed=town.meeting)
    agreed = {"agreed_at": item.meeting, "item": item, "today": date(2026, 3, 2), "by": None}
    confirm_minutes(meeting=town.meeting, **agreed)
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    for text in where_agreed(client, town):
        assert "as published" in text and "reopened" not in text and "small homes" not in text


RIGHT = "“why children moved” should read “why 27% of children moved”."


@pytest.mark.django_db
def test_a_correction_stands_beside_the_words_wherever_they_are_shown_and_is_found(client):
    town = Town(public=True)
    question = town.discuss()
    town.item.actions.update(limb=None)
    person = user_with_role(town.council, Role.MEMBER)
    was, now = RIGHT.strip("“”.").split("” should read “")
    agree(town, Correction(now, town.item, was, question.pk))
    beside = f"Corrected when agreed: {RIGHT}"
    ((asked, answer, *_),) = (
        [said.get("note") for said in one["said"]] for one in discussed(town.council, town.indicator.pk)
    )
    assert (asked, answer) == (beside, None)
    (of_measure,) = asked_about(town.council, [town.indicator.pk])[town.indicator.pk]
    assert of_measure["question"].endswith(f"({beside})") and beside not in str(of_measure["answers"])
    for looked_for in ("27%25+children", "children"):
        assert beside.rstrip(".") in words(page(client, town.url(f"meetings/search/?words={looked_for}")))
    assert "27% of children" in words(page(client, town.url("search/?q=27%25+children")))
    assert beside in client.get(town.url("meetings/open-data/minutes.csv")).content.decode()
    assert beside in json.dumps(
        client.get(town.url("meetings/open-data/agenda-items/")).json(), ensure_ascii=False
    )
    assert beside in words(page(client, town.url("panel/meetings/2025-11-18/papers/minutes/")))
    action = town.item.actions.get()
    assert beside in words(page(client, town.url(f"actions/{action.pk}/")))  # which came of the question
    councillor = Person.objects.create(council=town.council, kind="member", name="Cllr A", user=person)
    there = Attendance.objects.create(meeting=town.meeting, person=councillor, status="present")
    MinutesParagraph.objects.filter(pk=question.pk).update(attendance=there)
    client.force_login(person)
    assert beside in words(page(client, town.url()))


@pytest.mark.django_db
def test_a_correction_of_a_resolution_stands_beside_it_wherever_it_is_shown(client):
    town = Town(public=True)
    town.discuss()
    town.item.actions.all().delete()  # so that the question is told of what was resolved
    agree(town, Correction("asks for a full plan", town.item, "asks for a costed plan"))
    beside = "Corrected when agreed: “asks for a costed plan” should read “asks for a full plan”."
    (one,) = discussed(town.council, town.indicator.pk)
    notes = {said["text"]: said.get("note", "") for said in one["said"] if said["kind"] == "resolution"}
    assert notes == {"asks for a costed plan, with": beside, "recommends houses to Cabinet": ""}
    (of_measure,) = asked_about(town.council, [town.indicator.pk])[town.indicator.pk]
    assert of_measure["outcome"] == f"Resolved 6(b): asks for a costed plan, with ({beside})"
    for looked_for in ("costed", "asks+full+plan"):  # also by what they should read, with the words around
        assert "full plan" in words(page(client, town.url(f"search/?q={looked_for}"))), looked_for
        found = words(page(client, town.url(f"meetings/search/?words={looked_for}")))
        assert beside.rstrip(".") in found and "houses" not in found, looked_for
    assert beside in client.get(town.url("meetings/open-data/resolutions.csv")).content.decode()
    (listed,) = [
        each["scorecard:resolution"]
        for each in client.get(town.url("meetings/open-data/agenda-items/")).json()["data"]
        if "scorecard:resolution" in each
    ]
    assert listed[0]["corrected"] == beside
    for where in ("papers/minutes/", "item-6/"):
        assert beside in words(page(client, town.url(f"panel/meetings/2025-11-18/{where}")))


@pytest.mark.django_db
def test_words_are_copied_from_the_page_the_pdf_or_word_with_who_spoke_labels_and_votes(client):
    town = Town(public=True)
    question = town.discuss()
    there = [
        Attendance.objects.create(meeting=town.meeting, words=name, capacity="member", status="present")
        for name in ("Cllr Ash", "Cllr Birch")
    ]
    town.item.resolutions.update(mover=there[0], votes_for=5)
    client.force_login(user_with_role(town.council, Role.DEMOCRATIC_SERVICES))
    later = town.add_item(town.add_meeting(localdate()), "2", kind=AgendaItem.Kind.MINUTES)
    copied = [
        ("A member asked\nwhy children moved.", "A member asked how children moved."),
        (
            "(b)\tasks for a costed plan, with:\n(i) 20 more\nplaces",
            "(b) asks for a plan, with 20 more places",
        ),
        ("(b) asks for a costed", "(b) asks for a full"),
        ("Moved by Cllr Ash. 5 for.", "It was moved by a member, 6 for."),
        ("Cllr Birch", ""),
        ("Costed plan", "Full plan"),
    ]
    rows = {f"correction-{place}-was": was for place, (was, _) in enumerate(copied)}
    rows |= {f"correction-{place}-now": now for place, (_, now) in enumerate(copied)}
    rows |= {"correction-TOTAL_FORMS": len(copied), "correction-INITIAL_FORMS": "0", "agreed_at": later.pk}
    answer = client.post(town.url("panel/meetings/2025-11-18/agree-minutes/"), rows)
    assert answer.status_code == 302, faults(answer)
    kept = MinutesCorrection.objects.order_by("pk").values_list("item", "paragraph", "was", "text")
    assert list(kept)[:3] == [
        (town.item.pk, question.pk, "A member asked why children moved.", copied[0][1]),
        (
            town.item.pk,
            None,
            "asks for a costed plan, with: (i) 20 more places",
            copied[1][1].removeprefix("(b) "),
        ),
        (town.item.pk, None, "asks for a costed", "asks for a full"),
    ]
    assert [each[0] for each in kept[3:]] == [town.item.pk, None, town.item.pk]
    for where in ("item-6/", "papers/minutes/"):
        shown = words(page(client, town.url(f"panel/meetings/2025-11-18/{where}")))
        beside = shown.split("Corrected when agreed:", 1)[1] if where == "item-6/" else shown
        assert "“asks for a costed” should read “asks for a full”." in beside
        assert "“Moved by Cllr Ash. 5 for.” should read" in beside, where


@pytest.mark.django_db
def test_a_correction_with_who_spoke_stays_beside_the_words_when_minutes_are_reopened(client):
    """Until these are others; agreed anew, the former meeting goes on saying what it put right."""
    town = Town(public=True)
    question = town.discuss()
    agree(
        town, Correction("A member asked how children moved.", town.item, "A member asked why", question.pk)
    )
    put_right = "“A member asked why” should read “A member asked how children moved.”."
    reopen_minutes(meeting=town.meeting, reason="A name is wrong", on=date(2026, 3, 2), by=None)
    here = town.url("panel/meetings/2025-11-18/")
    places = (f"{here}item-6/", f"{here}papers/minutes/", town.url("meetings/search/?words=moved"))
    for address in places:
        assert f"Corrected when agreed: {put_right}".rstrip(".") in words(page(client, address)), address
    assert put_right in client.get(town.url("meetings/open-data/minutes.csv")).content.decode()
    MinutesParagraph.objects.filter(pk=question.pk).update(text="asked how children moved.")
    for address in places:
        assert f"Corrected when agreed: {put_right}".rstrip(".") not in words(page(client, address)), address
    Meeting.objects.filter(date=date(2026, 2, 24)).update(minutes_state="confirmed")
    last = town.add_item(town.add_meeting(date(2026, 3, 10)), "3")
    town.meeting.refresh_from_db()
    anew = [Correction("A member asked when", town.item, "A member asked how", question.pk)]
    agreed = {"agreed_at": last.meeting, "item": last, "today": date(2026, 3, 11), "by": None}
    confirm_minutes(meeting=town.meeting, corrections=anew, **agreed)
    item = words(page(client, f"{here}item-6/"))
    assert "Corrected when agreed: “A member asked how” should read “A member asked when”." in item
    assert put_right not in item
    for text in where_agreed(client, town):
        assert "They were reopened on 2 March 2026." in text and put_right in text


ADDED = "Added when the minutes were agreed on 24 February 2026:"
SENT = "The Panel asked that its thanks be sent to the carers."


def paper_of(client, town) -> str:
    return words(page(client, town.url("panel/meetings/2025-11-18/papers/minutes/")))


@pytest.mark.django_db
def test_words_that_were_added_stand_at_their_item_and_say_that_they_were_added(client):
    """On the item and in the minutes, after what was published of it; and where nothing was, alone."""
    town = Town(public=True)
    town.discuss()
    silent = town.add_item(town.meeting, "7")
    agree(town, Correction(SENT, town.item), Correction("Nobody spoke.", silent))
    here = town.url("panel/meetings/2025-11-18/")
    item = words(page(client, f"{here}item-6/"))
    assert f"replied that carers had left. {ADDED} {SENT}" in item.split("What was said")[-1]
    paper = paper_of(client, town).split("6. Finding homes closer")[-1]
    assert paper.index("two small homes") < paper.index(f"{ADDED} {SENT}") < paper.index("Costed plan")
    for shown in (words(page(client, f"{here}item-7/")), paper):
        assert f"{ADDED} Nobody spoke." in shown
        assert "Nothing is minuted for this item." not in shown
    assert "Nothing minuted" not in words(page(client, here))
    assert f"“{SENT}” is added." in where_agreed(client, town)[0]
    in_word = " ".join(words_of(client.get(f"{here}papers/minutes.docx")).split())
    assert ADDED in in_word and SENT in in_word


@pytest.mark.django_db
def test_words_that_were_added_stay_until_the_reopened_minutes_have_them(client):
    town = Town(public=True)
    town.discuss()
    agree(town, Correction(SENT, town.item))
    reopen_minutes(meeting=town.meeting, reason="Thanks are missing", on=date(2026, 3, 2), by=None)
    assert f"{ADDED} {SENT}" in paper_of(client, town)
    MinutesParagraph.objects.create(item=town.item, position=9, kind="procedure", text=SENT)
    item = words(page(client, town.url("panel/meetings/2025-11-18/item-6/")))
    for shown in (paper_of(client, town), item):
        assert ADDED not in shown and SENT in shown


@pytest.mark.django_db
def test_words_that_were_struck_out_are_said_to_be(client):
    town = Town(public=True)
    question = town.discuss()
    agree(town, Correction("", town.item, "why children moved", question.pk))
    struck = "Corrected when agreed: “why children moved” is struck out."
    item = words(page(client, town.url("panel/meetings/2025-11-18/item-6/")))
    for shown in (item.split("What was said")[-1], paper_of(client, town)):
        assert struck in shown
    found = words(page(client, town.url("meetings/search/?words=children")))
    assert struck.rstrip(".") in found


@pytest.mark.parametrize(
    ("told", "said"),
    [
        (4, ""),
        (2, ", of which 2 touch this item"),
        (1, ", of which 1 touches this item"),
        (0, ", of which none touches this item"),
    ],
)
def test_an_item_that_shows_some_of_the_corrections_says_how_many_touch_it(told, said):
    agreed = Agreed(meeting=Meeting(), item=AgendaItem(), corrections=[MinutesCorrection()] * 4, closed=[])
    assert touching_words(agreed, told) == said


@pytest.mark.django_db
def test_on_paper_where_the_minutes_were_agreed_keeps_its_words(client):
    """Ways to other pages that stand in the head of a page are not printed, but for those within a sentence."""
    town = Town(public=True)
    town.discuss()
    later = town.add_item(town.add_meeting(localdate()), "2", kind=AgendaItem.Kind.MINUTES)
    confirm_minutes(meeting=town.meeting, agreed_at=later.meeting, item=later, today=localdate(), by=None)
    tree = page(client, town.url("panel/meetings/2025-11-18/"))
    (link,) = tree.xpath("//p[contains(., 'minutes were agreed on')]/a")
    assert "said" in link.get("class", "").split() and "item 2" in words(link)
