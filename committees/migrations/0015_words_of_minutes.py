from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import migrations

# The search over minutes asks for these very expressions: committees/discussion/fulltext/querysets.py
INDEXES = {
    "MinutesParagraph": GinIndex(SearchVector("text", "speaker", config="english"), name="words_of_paragraphs"),
    "Limb": GinIndex(SearchVector("text", config="english"), name="words_of_limbs"),
    "Action": GinIndex(SearchVector("title", "owner", config="english"), name="words_of_actions"),
}


def add(apps, schema_editor):
    """SQLite reads the rows themselves."""
    if schema_editor.connection.vendor == "postgresql":
        for name, index in INDEXES.items():
            schema_editor.add_index(apps.get_model("committees", name), index)


def remove(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for name, index in INDEXES.items():
            schema_editor.remove_index(apps.get_model("committees", name), index)


class Migration(migrations.Migration):

    dependencies = [
        ("committees", "0014_events_of_actions"),
    ]

    operations = [
        migrations.RunPython(add, remove),
    ]
