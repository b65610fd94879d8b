"""When the answer to a recommendation was noted, which may be days after it came."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('committees', '0036_period_of_a_mention'),
    ]

    operations = [
        migrations.AddField(
            model_name='recommendation',
            name='noted_at',
            field=models.DateTimeField(blank=True, help_text='When the response was noted here, which may be days after it came.', null=True),
        ),
    ]
