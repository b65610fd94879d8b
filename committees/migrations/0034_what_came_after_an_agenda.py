import django.utils.timezone
from django.db import migrations, models

ADDED = "When it was put on the agenda here; empty: before that was kept."


class Migration(migrations.Migration):
    """Of items that are there nobody knows any more when they were added."""

    dependencies = [("committees", "0033_trail_of_exempt_items")]

    operations = [
        migrations.AddField(
            model_name="agendaitem",
            name="added_at",
            field=models.DateTimeField(help_text=ADDED, null=True),
        ),
        migrations.AlterField(
            model_name="agendaitem",
            name="added_at",
            field=models.DateTimeField(default=django.utils.timezone.now, help_text=ADDED, null=True),
        ),
        migrations.AddField(
            model_name="meeting",
            name="told_at",
            field=models.DateTimeField(
                blank=True,
                help_text="When its agenda, or how its minutes stand, was last changed as readers see it.",
                null=True,
            ),
        ),
    ]
