"""Entries that were stored before parts said what they are: an upgrade leaves what a page shows of them."""

from importlib import import_module
from types import SimpleNamespace

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from accounts.models import AuditEntry, Council
from accounts.roles import Role
from accounts.trail.parts import Change, Draft, Listing, Public, read_detail
from tests.factories import CouncilFactory, user_with_role

pytestmark = pytest.mark.django_db

upgrade = import_module("accounts.migrations.0003_typed_trail")
CELL = {"7-0-2025-26-Q3": {"before": None, "after": {"numerator": "314"}}}
CALLED = {"7-0-2025-26-Q3": "Moves, Quarter 3"}
# By verb: what was stored, and what it says now.
BEFORE_AND_NOW = {
    "typed figures": (
        {"title": "Homes", "state": "draft", "cells": CELL, "names": CALLED, "system": "Ours"},
        {
            "title": Public("Homes"),
            "state": Public("draft"),
            "cells": Listing(CELL, CALLED),
            "system": Public("Ours"),
        },
    ),
    "submitted a section": ({"figures": 3}, {"figures": Public(3)}),
    "returned a section": (
        {"remarks": "Look.", "rows": {"k": "Why?"}, "names": {"k": "Moves"}},
        {"remarks": Draft("Look."), "rows": Listing({"k": "Why?"}, {"k": "Moves"})},
    ),
    "recorded figures": (
        {"added": 0, "changed": 1, "reason": "Late", "figures": CELL, "names": CALLED},
        {
            "added": Public(0),
            "changed": Public(1),
            "reason": Draft("Late"),
            "figures": Listing(CELL, CALLED),
        },
    ),
    "wrote words": (
        {"period": "Quarter 3", "words": {"headline": {"before": "", "after": "Fewer."}}},
        {"period": Public("Quarter 3"), "words": Listing({"headline": {"before": "", "after": "Fewer."}})},
    ),
    "changed a definition": (
        {"reason": "Clearer", "before": {"Owner": ""}, "after": {"Owner": "Head"}},
        {"reason": Public("Clearer"), "changed": Change({"Owner": ""}, {"Owner": "Head"})},
    ),
    "gave a role": (
        {"person": "a@b.example", "before": None, "after": "member", "new person": True},
        {
            "person": Public("a@b.example"),
            "changed": Change(None, "member"),
            "new person": Public(True),
        },
    ),
    "replaced a national release": (
        {"before": {"file": "first.csv"}, "figures": 9},
        {"before": Public({"file": "first.csv"}), "figures": Public(9)},
    ),
    "set a password": ({}, {}),
}


@pytest.fixture
def council() -> Council:
    council = CouncilFactory(slug="exampleton")
    for verb, (before, _) in BEFORE_AND_NOW.items():
        AuditEntry.objects.create(council=council, verb=verb, subject="x", detail=before)
    return council


def run(change) -> None:
    """Rows alone, so no table is opened for change, which SQLite cannot do in a test's transaction."""
    apps = (
        MigrationLoader(connection, replace_migrations=False)
        .project_state([("accounts", "0003_typed_trail")])
        .apps
    )
    change(apps, SimpleNamespace(connection=connection))


def details() -> dict[str, dict]:
    return dict(AuditEntry.objects.values_list("verb", "detail"))


@pytest.mark.parametrize("batch", [1, 4, 100])
def test_each_part_stored_before_says_what_it_is_and_can_be_put_back(council, monkeypatch, batch):
    monkeypatch.setattr(upgrade, "BATCH", batch)
    run(upgrade.forwards)
    assert {verb: read_detail(detail) for verb, detail in details().items()} == {
        verb: now for verb, (_, now) in BEFORE_AND_NOW.items()
    }
    run(upgrade.backwards)
    assert details() == {verb: before for verb, (before, _) in BEFORE_AND_NOW.items()}


def test_readers_of_drafts_see_all_of_it_and_administrators_what_is_public(council, client):
    run(upgrade.forwards)
    pages = {}
    for role in (Role.APPROVER, Role.ADMINISTRATOR):
        client.force_login(user_with_role(council, role))
        pages[role] = client.get("/exampleton/audit/").content.decode()
    for words in ("numerator: 314", "Look.", "Why?", "Late", "Fewer."):
        assert words in pages[Role.APPROVER] and words not in pages[Role.ADMINISTRATOR]
    for words in ("Moves, Quarter 3", "Clearer", "a@b.example", "first.csv", "headline"):
        assert words in pages[Role.APPROVER] and words in pages[Role.ADMINISTRATOR]
