from django.contrib.postgres.indexes import GinIndex
from django.contrib.postgres.search import SearchVector
from django.db import migrations
from django.db.models import F, Func, TextField, Value


def searched(*fields):
    """The search over minutes asks for these very expressions: committees/discussion/fulltext/querysets.py"""
    signs = (Value("‘’“”…–—"), Value("''\"\".--"))
    plain = (Func(F(each), *signs, function="TRANSLATE", output_field=TextField()) for each in fields)
    return SearchVector(*plain, config="english")


INDEXES = {
    "MinutesParagraph": GinIndex(searched("text", "speaker"), name="words_of_paragraphs"),
    "Limb": GinIndex(searched("text"), name="words_of_limbs"),
    "Action": GinIndex(searched("title", "owner"), name="words_of_actions"),
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
        ("committees", "0015_when_meetings_changed"),
    ]

    operations = [
        migrations.RunPython(add, remove),
    ]
