"""What came out keeps the law it came out under, and says when its words were changed."""

from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('committees', '0039_answers_noted'),
    ]

    operations = [
        migrations.AddField(
            model_name='meeting',
            name='kept_regime',
            field=models.CharField(blank=True, choices=[('england', 'England'), ('wales', 'Wales'), ('scotland', 'Scotland')], default='', help_text='The law its papers came out under, where the council’s rules name another since.', max_length=8),
            preserve_default=False,
        ),
        migrations.AddField(
            model_name='meeting',
            name='words_changed_at',
            field=models.DateTimeField(blank=True, help_text='When words of its papers or minutes were last changed as readers see them.', null=True),
        ),
    ]
