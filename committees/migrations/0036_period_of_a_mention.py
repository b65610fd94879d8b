"""A period whose label is longer than a quarter’s is kept whole: “Academic year 2025/26”."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('committees', '0035_agreed_before'),
    ]

    operations = [
        migrations.AlterField(
            model_name='indicatormention',
            name='period',
            field=models.CharField(blank=True, help_text='Its label: Quarter 2 2025/26.', max_length=40),
        ),
    ]
