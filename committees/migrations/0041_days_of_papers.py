"""Since when an item has its report, its scorecard and its briefing."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('committees', '0040_what_came_out_stays'),
    ]

    operations = [
        migrations.AddField(
            model_name='agendaitem',
            name='came_on',
            field=models.JSONField(blank=True, default=dict, help_text='By “report”, “edition” and “briefing” the day since when it is there; nothing of what was there before that was kept.'),
        ),
    ]
