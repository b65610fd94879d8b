"""An item that was shown keeps the numbers and titles under which readers found it."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('committees', '0036_period_of_a_mention'),
    ]

    operations = [
        migrations.AddField(
            model_name='agendaitem',
            name='once_listed',
            field=models.JSONField(blank=True, default=list, help_text='Number and title as readers of the agenda found it before each was changed, oldest first.'),
        ),
    ]
