"""Where an action stands among the item's minutes is kept: one before the first paragraph is not moved to the end."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('committees', '0037_items_once_listed'),
    ]

    operations = [
        migrations.AddField(
            model_name='action',
            name='after',
            field=models.PositiveSmallIntegerField(
                blank=True,
                help_text='After how many paragraphs and resolutions of the item it stands. Empty: behind what it came of.',
                null=True,
            ),
        ),
    ]
