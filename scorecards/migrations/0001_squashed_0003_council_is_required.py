"""Every table as 0003_council_is_required left it, at once: a new database is ready in a third of the time.

The migrations it replaces stay for databases that are between them.
"""

import accounts.models
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('scorecards', '0001_initial'), ('scorecards', '0002_council_on_every_row'), ('scorecards', '0003_council_is_required')]

    initial = True

    dependencies = [
        ('accounts', '0001_squashed_0003_typed_trail'),
        ('accounts', '__first__'),
        ('indicators', '0001_squashed_0011_what_days_now_say'),
    ]

    operations = [
        migrations.CreateModel(
            name='Framework',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=160)),
                ('slug', models.SlugField(max_length=80)),
                ('description', models.TextField(blank=True)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.council')),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(fields=('council', 'slug'), name='one_framework_per_slug')],
            },
        ),
        migrations.CreateModel(
            name='KeyLineOfEnquiry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField()),
                ('code', models.SlugField(max_length=40)),
                ('question', models.CharField(max_length=250)),
                ('evidence_note', models.TextField(blank=True, help_text="How it can be evidenced where a number cannot: a survey, a visit, young people's views.")),
                ('council', accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='framework', related_name='+', to='accounts.council')),
                ('framework', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='scorecards.framework')),
            ],
            options={
                'verbose_name_plural': 'key lines of enquiry',
                'ordering': ['order'],
                'constraints': [models.UniqueConstraint(fields=('framework', 'code'), name='one_line_per_code')],
            },
        ),
        migrations.CreateModel(
            name='Scorecard',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80)),
                ('committee_name', models.CharField(max_length=160)),
                ('title', models.CharField(help_text='Such as "Children in care and care leavers".', max_length=160)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.council')),
                ('framework', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scorecards.framework')),
                ('neighbour_model', models.ForeignKey(blank=True, help_text='The version drafts compare with; empty means the newest. An edition pins its own.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.neighbourmodel')),
            ],
            options={
                'ordering': ['committee_name'],
                'constraints': [models.UniqueConstraint(fields=('council', 'slug'), name='one_scorecard_per_slug')],
            },
        ),
        migrations.CreateModel(
            name='Edition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('frequency', models.CharField(choices=[('week', 'week'), ('month', 'month'), ('quarter', 'quarter'), ('financial year', 'financial year'), ('academic year', 'academic year'), ('at 31 March', 'at 31 March')], max_length=20)),
                ('start', models.DateField()),
                ('number', models.PositiveSmallIntegerField()),
                ('payload', models.JSONField()),
                ('sha256', models.CharField(help_text="Of the payload's canonical JSON.", max_length=64)),
                ('neighbour_model', models.CharField(blank=True, max_length=20)),
                ('releases', models.JSONField(default=list)),
                ('correction', models.CharField(blank=True, help_text='Why there is another edition.', max_length=300)),
                ('published_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.council')),
                ('published_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('scorecard', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='scorecards.scorecard')),
            ],
            options={
                'ordering': ['-start', '-number'],
                'constraints': [models.UniqueConstraint(fields=('scorecard', 'frequency', 'start', 'number'), name='one_edition_per_number'), models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='editions_count_from_one'), models.CheckConstraint(condition=models.Q(('number', 1), models.Q(('correction', ''), _negated=True), _connector='OR'), name='a_later_edition_says_what_it_corrects')],
            },
        ),
        migrations.CreateModel(
            name='EditionPage',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text="Which page: the scorecard, or an indicator's code.", max_length=120)),
                ('renderer', models.CharField(help_text='Which version of the templates made it.', max_length=40)),
                ('frame', models.JSONField(default=dict, help_text='What the page around it needs: heading, period, edition.')),
                ('html', models.TextField()),
                ('council', accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='edition', related_name='+', to='accounts.council')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pages', to='scorecards.edition')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('edition', 'name', 'renderer'), name='one_page_per_renderer')],
            },
        ),
        migrations.CreateModel(
            name='Section',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField()),
                ('slug', models.SlugField(max_length=40)),
                ('question', models.CharField(help_text='Such as "Are children safe, and seen on time?"', max_length=160)),
                ('short_title', models.CharField(max_length=60)),
                ('council', accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='scorecard', related_name='+', to='accounts.council')),
                ('line', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='scorecards.keylineofenquiry')),
                ('scorecard', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='scorecards.scorecard')),
            ],
            options={
                'ordering': ['order'],
                'constraints': [models.UniqueConstraint(fields=('scorecard', 'slug'), name='one_section_per_slug')],
            },
        ),
        migrations.CreateModel(
            name='SectionIndicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField()),
                ('council', accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='section', related_name='+', to='accounts.council')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.indicator')),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='scorecards.section')),
            ],
            options={
                'ordering': ['order'],
                'constraints': [models.UniqueConstraint(fields=('section', 'indicator'), name='an_indicator_once_a_section')],
            },
        ),
        migrations.CreateModel(
            name='Summary',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('frequency', models.CharField(choices=[('week', 'week'), ('month', 'month'), ('quarter', 'quarter'), ('financial year', 'financial year'), ('academic year', 'academic year'), ('at 31 March', 'at 31 March')], max_length=20)),
                ('start', models.DateField()),
                ('text', models.TextField()),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.council')),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('scorecard', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='summaries', to='scorecards.scorecard')),
                ('section', models.ForeignKey(blank=True, help_text='Empty: the headline.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='scorecards.section')),
            ],
            options={
                'verbose_name_plural': 'summaries',
                'ordering': ['created_at', 'id'],
            },
        ),
        migrations.AddField(
            model_name='Section',
            name='indicators',
            field=models.ManyToManyField(related_name='+', through='scorecards.SectionIndicator', to='indicators.indicator'),
        ),
    ]
