"""Every table that a council owns carries the council, so that no query has to reach it through another table."""

import pytest
from django.apps import apps

from accounts.models import Council, CouncilOf, CouncilQuerySet
from tests.architecture.project import LAYERS
from tests.meetings import Town

# Tables that no council owns, and whose they are.
OF_NO_COUNCIL = {
    "accounts.Council": "a council itself",
    "accounts.Worker": "a process of the service",
    "accounts.KeptForm": "a person, who sends it again",
    "accounts.SentForm": "a person, who sends each form once",
    "accounts.User": "a person, who may belong to several councils",
    "indicators.Area": "the national list of areas",
    "indicators.AreaAlias": "the national list of areas",
    "indicators.Breakdown": "part of an indicator's shape: the catalogue's, or a council's by its indicator",
    "indicators.GlossaryTerm": "the catalogue",
    "indicators.Neighbour": "a national model of statistical neighbours",
    "indicators.NeighbourModel": "a national model of statistical neighbours",
    "indicators.OwnMapping": "how a national dataset is read",
    "indicators.PublishedFigure": "a national release",
    "indicators.Release": "a national release",
    "indicators.ReminderSent": "a person, who gets one letter a day",
}
# Tables with rows that need no scope of their own: they are read through a person, never listed.
READ_BY_PERSON = {"accounts.Membership", "accounts.AuditEntry"}


def tables():
    for app in LAYERS:
        yield from apps.get_app_config(app).get_models()


def test_every_table_of_a_council_carries_the_council():
    without = {
        model._meta.label
        for model in tables()
        if not any(field.name == "council" and field.related_model is Council for field in model._meta.fields)
    }
    assert without == set(OF_NO_COUNCIL)


def test_every_table_of_a_council_is_read_by_council():
    faults = {
        model._meta.label
        for model in tables()
        if model._meta.label not in {*OF_NO_COUNCIL, *READ_BY_PERSON}
        and not isinstance(model._default_manager.all(), CouncilQuerySet)
    }
    assert not faults


@pytest.mark.django_db
def test_a_part_belongs_to_the_council_of_what_it_is_part_of():
    town = Town()
    town.discuss()
    for model in tables():
        field = next((each for each in model._meta.fields if isinstance(each, CouncilOf)), None)
        for row in model._default_manager.all() if field else ():
            assert row.council_id == getattr(row, field.part_of).council_id == town.council.pk, row
