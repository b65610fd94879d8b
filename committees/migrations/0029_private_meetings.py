"""Meetings that are not open to the public, where until now only the name of a type said so."""

from django.db import migrations, models


def close_what_was_never_shown(apps, schema_editor):
    """An informal meeting whose papers are out, or have a day on which they come out, was shown with that in mind and
    stays as it is. Any other was called one in private and nobody read of it: it becomes private."""
    meetings = apps.get_model("committees", "Meeting")._base_manager.filter(kind="informal")
    meetings.filter(agenda_published=None, minutes_state="none", was_out=False).update(kind="private")


class Migration(migrations.Migration):
    dependencies = [("committees", "0028_when_meetings_were_set_up")]

    operations = [
        migrations.AlterField(
            model_name="meeting",
            name="kind",
            field=models.CharField(
                choices=[
                    ("ordinary", "Ordinary"),
                    ("special", "Special or extraordinary"),
                    ("annual", "Annual"),
                    ("informal", "Informal"),
                    ("private", "Private"),
                ],
                default="ordinary",
                max_length=8,
            ),
        ),
        migrations.RunPython(close_what_was_never_shown, migrations.RunPython.noop),
    ]
