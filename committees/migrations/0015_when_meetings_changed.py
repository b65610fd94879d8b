from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('committees', '0014_events_of_actions'),
    ]

    operations = [
        migrations.AddField(
            model_name='meeting',
            name='changed_at',
            field=models.DateTimeField(blank=True, help_text='When its day, hour, place or state was last changed.', null=True),
        ),
    ]
