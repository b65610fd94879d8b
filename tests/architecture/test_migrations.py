"""A new database is made in few steps, an older one goes on from where it is, and both end as the same tables."""

import pytest
from django.apps import apps
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ProjectState

OURS = {"accounts", "indicators", "scorecards", "committees"}


def loaded(*, in_few_steps: bool) -> MigrationLoader:
    return MigrationLoader(None, replace_migrations=in_few_steps)


@pytest.mark.parametrize("in_few_steps", [True, False])
def test_the_migrations_make_the_tables_that_the_models_say(in_few_steps):
    loader = loaded(in_few_steps=in_few_steps)
    found = MigrationAutodetector(loader.project_state(), ProjectState.from_apps(apps)).changes(loader.graph)
    assert {
        app: [operation.describe() for each in some for operation in each.operations]
        for app, some in found.items()
    } == {}


def test_few_steps_are_few():
    """Each step after the first renders every model anew: eighty took a minute of each worker of the suite."""
    ours = [app for app, _ in loaded(in_few_steps=True).graph.nodes if app in OURS]
    assert len(ours) <= 16, "Squash them again, as the first of each app says."


def test_the_few_steps_stand_for_every_migration_before_them():
    loader = loaded(in_few_steps=True)
    squashed = {key: each for key, each in loader.disk_migrations.items() if each.replaces}
    assert {app for app, _ in squashed} == OURS
    for (app, name), each in squashed.items():
        last = name.removeprefix("0001_squashed_")
        before = sorted(
            key for key in loader.disk_migrations if key[0] == app and key[1] <= last and key[1] != name
        )
        assert sorted(each.replaces) == before
