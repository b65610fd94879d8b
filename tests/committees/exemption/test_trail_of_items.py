"""The audit trail keeps words of exempt items from who may not read these; the walk over all addresses plants more."""

from importlib import import_module

import pytest
from django.apps import apps

from accounts.models import AuditEntry
from accounts.roles import Role
from accounts.trail.parts import CLOSED
from committees.documents.actions import add_document
from committees.intake.actions import set_aside
from tests.committees.shown import page, words
from tests.factories import user_with_role
from tests.factories.committees import MinutesSourceFactory
from tests.meetings import Town, pdf

pytestmark = pytest.mark.django_db


@pytest.fixture
def town():
    return Town()


def trail(client, town, *roles) -> str:
    client.force_login(user_with_role(town.council, *roles))
    return words(page(client, town.url("audit/")))


def test_names_of_files_that_few_may_open_are_not_told(client, town):
    """Of a file that minutes were read from, which editors of meetings alone may read, and of a closed document."""
    source = MinutesSourceFactory(meeting=town.meeting, state="read", name="Bid of Brookside.html")
    set_aside(source=source, by=None)
    closed = {"restricted": True, "reason": "Prices", "published_on": town.meeting.date, "by": None}
    add_document(item=town.item, title="Prices", file=pdf("Brookside.pdf"), **closed)
    told = trail(client, town, Role.APPROVER)
    assert "set brought-in minutes aside" in told and "attached a document" in told
    assert "Brookside" not in told


# By verb: of what it was, and what the trail kept of it
STORED = {
    "recorded minutes as agreed": (
        "meeting",
        {"corrections": {"change": {"before": None, "after": ["Quay"]}}},
    ),
    "reopened agreed minutes": ("meeting", {"corrections": {"change": {"before": ["Quay"], "after": None}}}),
    "recorded the course of a meeting": (
        "meeting",
        {"changed": {"change": {"before": {"list": []}, "after": {"list": ["A: present, left at 2. Quay"]}}}},
    ),
    "closed an action": (
        "action",
        {"changed": {"change": {"before": {"closed_by": None}, "after": {"closed_by": "2. Quay"}}}},
    ),
    "attached a document": ("document", {"restricted": {"public": True}, "file": {"public": "Quay.pdf"}}),
    "brought minutes in": ("minutes source", {"file": {"draft": "Quay.html"}}),
    "changed an action": (
        "action",
        {"changed": {"change": {"before": {"closed_by": None}, "after": {"owner": "Harbour"}}}},
    ),
}


def test_what_was_kept_before_is_closed_by_an_upgrade_and_nothing_else_is(client, town):
    for verb, (subject, detail) in STORED.items():
        AuditEntry.objects.create(
            council=town.council, verb=verb, subject=subject, subject_key="1", detail=detail
        )
    open_to_all = trail(client, town, Role.APPROVER)
    assert "Quay" in open_to_all and CLOSED not in open_to_all
    import_module("committees.migrations.0033_trail_of_exempt_items").close(apps, None)
    told = trail(client, town, Role.APPROVER)
    assert "Quay" not in told and told.count(CLOSED) == 6 and "Harbour" in told
    assert CLOSED not in trail(client, town, Role.APPROVER, Role.DEMOCRATIC_SERVICES)
