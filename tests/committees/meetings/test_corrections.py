"""What a later meeting put right in minutes: found by the words as published, said as what they should read."""

import pytest
from django.utils.timezone import localdate

from accounts.roles import Role
from committees.meetings.agreement.wording import Passage, as_copied, correction_words, holding, why_not_there
from committees.models import AgendaItem, MinutesCorrection
from tests.committees.shown import faults, page, words
from tests.factories import user_with_role
from tests.meetings import Town

PASSAGES = [
    Passage(1, 11, "Cllr A asked why twelve children\n moved."),
    Passage(1, 12, "replied that twelve carers had left."),
    Passage(2, None, "notes the report;"),
]


@pytest.mark.parametrize(
    ("was", "now", "said"),
    [
        ("twelve", "eleven", "“twelve” should read “eleven”."),
        ("of them", "", "“of them” is struck out."),
        ("", "The Director sent apologies.", "The Director sent apologies."),
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
    ],
)
def test_words_are_found_where_they_stand_however_they_were_copied(copied, found, fault):
    passages = holding(as_copied(copied), PASSAGES)
    assert [each.paragraph for each in passages] == found
    assert fault in why_not_there(as_copied(copied), passages, "item 1") and bool(fault) == (len(found) != 1)


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
    assert "Write what was put right." in faults(client.post(link, empty))
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
    assert "The minutes of 18 November 2025 were agreed here, with 2 corrections. Cllr B was there." in there
