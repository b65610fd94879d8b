"""When the answer to a recommendation was noted, which may be days after it came. And what kind of people spoke, of
paragraphs that say it in words and were kept without it: the search by who spoke did not find them."""

from django.db import migrations, models

from committees.reading.speech.spoken import kind_of_speaker

BATCH = 500
BY_CAPACITY = {"vice_chair": "member", "substitute": "member"}


def fill_in(apps, schema_editor):
    """Whoever was on the attendance is what they were there; of all others the words tell."""
    paragraphs = apps.get_model("committees", "MinutesParagraph")._base_manager
    unknown = paragraphs.filter(speaker_kind="").exclude(kind="procedure").order_by("pk")
    last = 0
    while rows := list(unknown.filter(pk__gt=last).select_related("attendance")[:BATCH]):
        last, found = rows[-1].pk, []
        for row in rows:
            capacity = row.attendance.capacity if row.attendance else ""
            row.speaker_kind = BY_CAPACITY.get(capacity, capacity) or kind_of_speaker(
                row.speaker, row.text, row.kind
            )
            if row.speaker_kind:
                found.append(row)
        paragraphs.bulk_update(found, ["speaker_kind"], batch_size=100)


class Migration(migrations.Migration):
    dependencies = [("committees", "0038_place_of_an_action")]

    operations = [
        migrations.AddField(
            model_name="recommendation",
            name="noted_at",
            field=models.DateTimeField(
                blank=True,
                help_text="When the response was noted here, which may be days after it came.",
                null=True,
            ),
        ),
        migrations.RunPython(fill_in, migrations.RunPython.noop),
    ]
