"""An administrator switches public access and sets the rules for small numbers, having read what that will do."""

from dataclasses import replace
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.test import Client

from accounts.council_settings.rules import Rules, effects, second_factor_now, why_not_these
from accounts.models import AuditEntry
from accounts.proofs.policies import second_factor_needed_by
from accounts.roles import Role
from accounts.trail.parts import Change, Public, read_detail
from scorecards.models import Edition
from tests.architecture.access.places import Place
from tests.factories import CouncilFactory, user_with_role

OPEN = Rules(True, 5, 6)
REASON = "A table is looked at again."


@pytest.mark.parametrize(
    ("after", "reason", "told"),
    [
        (Rules(True, 4, 6), "x", "is from 5 to 50"),
        (Rules(True, 51, 60), "x", "is from 5 to 50"),
        (Rules(True, 9, 9), "x", "choose one from 10 to 100"),
        (OPEN, "x", "Nothing of it is changed"),
        (Rules(False, 5, 6), " ", "Say why"),
        (Rules(False, 5, 6), "late returns " * 30, "Shorten the reason"),
        (Rules(False, 5, 6), "We looked at it again.", ""),
        (Rules(True, 9, 10), "We looked at it again.", ""),
    ],
)
def test_rules_that_protect_nobody_or_change_nothing_are_refused(after, reason, told):
    assert told in why_not_these(OPEN, after, reason) or not told
    assert bool(why_not_these(OPEN, after, reason)) is bool(told)


def test_what_a_change_will_do_is_said_before():
    [closed, copies] = effects(
        OPEN, Rules(False, 5, 6), ["2 editions", "1 meeting with its papers"], ["2 editions"], 3, 1
    )
    assert "2 editions and 1 meeting with its papers" in closed and "within 1 second" in closed
    assert "cannot be called back" in copies
    [now, before] = effects(OPEN, Rules(True, 9, 12), ["2 editions"], ["2 editions"], 3, 0)
    assert "from 1 to 9" in now and "fewer than 12" in now
    assert "stays as it was published" in before and "by the rules of its day: 2 editions" in before
    assert "Numbers from 6 to 9" in effects(Rules(True, 9, 12), OPEN, [], [], 3, 0)[-1]
    assert "without signing in: nothing yet" in effects(Rules(False, 5, 6), OPEN, [], [], 3, 0)[0]
    everybody = replace(OPEN, second_factor_for_all=True)
    assert "3 of them have set none up" in effects(OPEN, everybody, [], [], 3, 0)[0]
    assert "1 of them has set none up" in effects(OPEN, everybody, [], [], 1, 0)[0]
    assert "switched that off" in effects(OPEN, everybody, [], [], None, 0)[0]
    assert second_factor_now(everybody, True).startswith("Everybody") and second_factor_now(OPEN, True) == ""
    assert "switched that off" in second_factor_now(everybody, False)
    [only] = effects(everybody, OPEN, [], [], 3, 0)
    assert only.startswith("Only approvers and administrators need")


@pytest.mark.django_db
def test_a_council_may_ask_everybody_for_a_second_factor(settings):
    settings.SECOND_FACTOR_REQUIRED = True
    council, said = Place("opentown", public=True).town.council, StringIO()
    member, stranger = Client(), Client()
    person = user_with_role(council, Role.MEMBER)
    member.force_login(person)
    assert member.get("/opentown/").status_code == 200
    call_command("set_council", council="opentown", second_factor="everybody", reason=REASON, stdout=said)
    assert "set none up, and can open nothing else" in said.getvalue()
    for path in ("/opentown/", "/account/sessions/"):
        assert member.get(path).url.startswith("/account/second-factor/"), path
    assert "You need a second factor." in member.get("/account/second-factor/").text
    assert stranger.get("/opentown/").status_code == 200, "what is public stays so"
    elsewhere = user_with_role(CouncilFactory(), Role.MEMBER)
    assert second_factor_needed_by(person) and not second_factor_needed_by(elsewhere)
    call_command("set_council", council="opentown", second_factor="approvers", reason=REASON, stdout=said)
    assert member.get("/opentown/").status_code == 200


@pytest.mark.django_db
def test_an_administrator_closes_the_council_and_every_page_of_it_at_once():
    place = Place("opentown", public=True)
    council, edition = place.town.council, "/opentown/panel/2025-26/q2/edition-1/"
    visitor, administrator = Client(), Client()
    administrator.force_login(user_with_role(council, Role.ADMINISTRATOR))
    assert visitor.get(edition).status_code == visitor.get(edition).status_code == 200  # kept for visitors
    boxes = administrator.get("/opentown/settings/").context["form"].fields.values()
    steps = [(box.widget.attrs["min"], box.widget.attrs["max"]) for box in boxes if "min" in box.widget.attrs]
    assert steps == [(5, 50), (6, 100)], "as the rules have it"
    sent = {"disclosure_threshold": 9, "smallest_denominator": 12, "reason": REASON}
    told = administrator.post("/opentown/settings/", sent)
    assert "What this will do" in told.text, told.context["form"].errors
    assert "4 meetings with their papers, 1 edition and 1 monthly briefing" in told.text, told.context[
        "effects"
    ]
    assert visitor.get(edition).status_code == 200 and not AuditEntry.objects.filter(
        verb__startswith="changed the c"
    )

    assert administrator.post("/opentown/settings/", {**sent, "do": "confirm"}).status_code == 302
    council.refresh_from_db()
    assert (council.public_access, council.disclosure_threshold, council.smallest_denominator) == (
        False,
        9,
        12,
    )
    for path in (
        edition,
        f"{edition}appendix.pdf",
        "/opentown/",
        "/opentown/meetings/",
        f"{edition}figures.csv",
    ):
        assert visitor.get(path).url.startswith("/account/login/"), path
    assert "opentown" not in visitor.get("/").text
    detail = read_detail(AuditEntry.objects.get(verb="changed the council's settings").detail)
    assert detail["reason"] == Public(REASON) and isinstance(detail["changed"], Change)
    assert detail["changed"].before["public access"] and not detail["changed"].after["public access"]
    assert Edition.objects.get(pk=place.town.edition.pk).payload == place.town.edition.payload

    wrong = administrator.post("/opentown/settings/", {**sent, "disclosure_threshold": 99_999})
    assert "Choose a number from 5 to 50." in wrong.text
    wrong = administrator.post("/opentown/settings/", {**sent, "smallest_denominator": 9, "do": "confirm"})
    assert "larger than the largest number" in wrong.text
    member = Client()
    member.force_login(user_with_role(council, Role.MEMBER))
    assert member.post("/opentown/settings/", {**sent, "do": "confirm"}).status_code == 403


@pytest.mark.django_db
def test_a_command_does_the_same():
    council, said = Place("opentown", public=True).town.council, StringIO()
    call_command(
        "set_council", council="opentown", public_access="off", reason=REASON, dry_run=True, stdout=said
    )
    council.refresh_from_db()
    assert council.public_access and "Nothing was changed" in said.getvalue()
    call_command("set_council", council=council.gss_code, public_access="off", reason=REASON, stdout=said)
    council.refresh_from_db()
    assert not council.public_access and council.disclosure_threshold == 5
    for wrong, told in (({"largest_hidden": 3}, "from 5 to 50"), ({}, "Nothing of it is changed")):
        with pytest.raises(CommandError, match=told):
            call_command("set_council", council="opentown", reason=REASON, stdout=said, **wrong)
    with pytest.raises(CommandError, match="no council"):
        call_command("set_council", council="nowhere", public_access="on", reason=REASON)
