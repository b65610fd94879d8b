from importlib import import_module

from django.contrib.postgres.indexes import GinIndex
from django.db import migrations

searched = import_module("committees.migrations.0016_words_of_minutes").searched
INDEX = GinIndex(searched("text", "to_body", "response_words"), name="words_of_recommendations")


def add(apps, schema_editor):
    """SQLite reads the rows themselves."""
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.add_index(apps.get_model("committees", "Recommendation"), INDEX)


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.remove_index(apps.get_model("committees", "Recommendation"), INDEX)


class Migration(migrations.Migration):

    dependencies = [
        ("committees", "0021_figures_that_reach_thresholds"),
    ]

    operations = [
        migrations.RunPython(add, remove),
    ]
