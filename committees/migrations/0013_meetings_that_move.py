from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('committees', '0012_items_await_a_scorecard'),
    ]

    operations = [
        migrations.AddField(
            model_name='formerday',
            name='location',
            field=models.CharField(blank=True, max_length=160),
        ),
        migrations.AddField(
            model_name='formerday',
            name='time',
            field=models.TimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name='meeting',
            name='was_out',
            field=models.BooleanField(default=False, help_text='Whether its agenda was out before it was called back: then it was shown.'),
        ),
        migrations.AlterField(
            model_name='meeting',
            name='kind',
            field=models.CharField(choices=[('ordinary', 'Ordinary'), ('special', 'Special or extraordinary'), ('annual', 'Annual'), ('informal', 'Informal, in private')], default='ordinary', max_length=8),
        ),
    ]
