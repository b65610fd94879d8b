"""Every table as 0011_what_days_now_say left it, at once: a new database is ready in a third of the time.

The migrations it replaces stay for databases that are between them.
"""

import accounts.models
import django.db.models.deletion
import django.utils.timezone
import indicators.models.published
import indicators.terms.periods
import indicators.terms.vocabulary
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('indicators', '0001_initial'), ('indicators', '0002_collection'), ('indicators', '0003_council_on_every_row'), ('indicators', '0004_council_is_required'), ('indicators', '0005_calendar_sections_and_uploads'), ('indicators', '0006_questions_by_situation'), ('indicators', '0007_words_of_numerators'), ('indicators', '0008_ranges_and_samples'), ('indicators', '0009_optimum_of_averages'), ('indicators', '0010_areas_and_releases_by_what_they_hold'), ('indicators', '0011_what_days_now_say')]

    initial = True

    dependencies = [
        ('accounts', '0001_squashed_0003_typed_trail'),
        ('accounts', '__first__'),
    ]

    operations = [
        migrations.CreateModel(
            name='GlossaryTerm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('term', models.CharField(max_length=80, unique=True)),
                ('definition', models.TextField()),
            ],
            options={
                'ordering': ['term'],
            },
        ),
        migrations.CreateModel(
            name='NeighbourModel',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('label', models.CharField(max_length=20, unique=True)),
                ('year', models.PositiveSmallIntegerField(default=0, help_text='Of the model; 0 where it is not known.')),
                ('chosen', models.BooleanField(default=False, help_text='Used before newer ones, until somebody takes it back.')),
                ('file_name', models.CharField(blank=True, max_length=200)),
                ('file_sha256', models.CharField(blank=True, max_length=64)),
                ('imported_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name='Area',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('gss_code', models.CharField(max_length=9, unique=True, verbose_name='GSS code')),
                ('code3', models.CharField(blank=True, db_index=True, max_length=3, verbose_name='3-digit code')),
                ('name', models.CharField(max_length=120)),
                ('kind', models.CharField(choices=[('local authority', 'Local Authority'), ('region', 'Region'), ('country', 'Country')], max_length=15)),
                ('started', models.DateField(blank=True, help_text='First day; empty where it has always been.', null=True)),
                ('ended', models.DateField(blank=True, help_text='Last day of a council that was abolished.', null=True)),
                ('told_by', models.CharField(blank=True, help_text='The file that added or changed it; empty for those shipped.', max_length=200)),
                ('illustrative', models.BooleanField(default=False)),
                ('region', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.area')),
                ('successors', models.ManyToManyField(blank=True, related_name='predecessors', to='indicators.area')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Release',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('label', models.CharField(help_text='Such as "2025".', max_length=40)),
                ('dataset', models.CharField(max_length=80)),
                ('file_name', models.CharField(max_length=200)),
                ('file_sha256', models.CharField(max_length=64)),
                ('last_day', models.DateField(blank=True, help_text="Of the latest year that it has councils' figures for.", null=True)),
                ('published_on', models.DateField(blank=True, help_text='Where whoever brought it has said so.', null=True)),
                ('chosen', models.BooleanField(default=False, help_text='Used before newer ones, until somebody takes it back.')),
                ('secondary', models.BooleanField(default=False, help_text='Repeats what another publication says first.')),
                ('newer', models.CharField(blank=True, help_text="The label of the dataset's newest release.", max_length=40)),
                ('rows_kept', models.FileField(blank=True, max_length=120, upload_to=indicators.models.published.kept_path)),
                ('illustrative', models.BooleanField(default=False)),
                ('imported_at', models.DateTimeField(default=django.utils.timezone.now)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('label', 'dataset'), name='one_release_per_dataset')],
            },
        ),
        migrations.CreateModel(
            name='ReminderSent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('user', 'day'), name='one_reminder_a_day')],
            },
        ),
        migrations.CreateModel(
            name='Upload',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ('file_name', models.CharField(max_length=200)),
                ('content', models.BinaryField()),
                ('size', models.PositiveIntegerField(default=0, help_text='In bytes.')),
                ('state', models.CharField(choices=[('checking', 'Checking'), ('checked', 'Checked'), ('refused', 'Refused'), ('saving', 'Saving'), ('done', 'Done'), ('failed', 'Failed')], default='checking', max_length=10)),
                ('progress', models.CharField(blank=True, help_text='In words, such as 12,000 rows read.', max_length=120)),
                ('heartbeat', models.DateTimeField(default=django.utils.timezone.now, help_text='When whoever works on it last said so.')),
                ('worker', models.UUIDField(blank=True, null=True)),
                ('faults', models.JSONField(blank=True, default=list, help_text='Why the whole file is refused.')),
                ('reason', models.CharField(blank=True, help_text='Why approved figures change.', max_length=300)),
                ('result', models.JSONField(blank=True, default=list, help_text='What was kept, by section and period.')),
                ('by', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.council')),
            ],
            options={
                'indexes': [models.Index(fields=['council', 'by', '-at'], name='uploads_of_an_officer')],
            },
        ),
        migrations.CreateModel(
            name='CalendarFeed',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.council')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('user', 'council'), name='one_feed_each')],
            },
        ),
        migrations.CreateModel(
            name='CheckSetting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('check_code', models.SlugField(max_length=40)),
                ('used', models.BooleanField(default=True)),
                ('threshold', models.FloatField(blank=True, help_text='Empty: the usual one.', null=True)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.council')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('council', 'check_code'), name='one_setting_per_check')],
            },
        ),
        migrations.CreateModel(
            name='AreaAlias',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.CharField(max_length=20, unique=True)),
                ('reason', models.CharField(max_length=200)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='aliases', to='indicators.area')),
            ],
            options={
                'verbose_name_plural': 'area aliases',
            },
        ),
        migrations.CreateModel(
            name='Indicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=80)),
                ('title', models.CharField(help_text="In members' words.", max_length=120)),
                ('formal_title', models.CharField(max_length=200)),
                ('meaning', models.TextField()),
                ('why_it_matters', models.TextField(blank=True)),
                ('numerator', models.CharField(help_text='What is counted.', max_length=200)),
                ('denominator', models.CharField(blank=True, help_text='Out of what; empty for counts.', max_length=200)),
                ('unit', models.CharField(choices=[('percent', 'percent'), ('count', 'count'), ('rate per 10,000', 'rate per 10,000'), ('rate per 1,000', 'rate per 1,000'), ('average', 'average'), ('days', 'days'), ('pounds', 'pounds'), ('score', 'score'), ('full-time equivalent', 'full-time equivalent'), ('percent change', 'percent change'), ('pounds over or under', 'pounds over or under')], max_length=20)),
                ('decimals', models.PositiveSmallIntegerField(default=0)),
                ('polarity', models.CharField(choices=[('high', 'high'), ('low', 'low'), ('range', 'range'), ('none', 'none')], max_length=5)),
                ('basis', models.CharField(choices=[('point in time', 'point in time'), ('in period', 'in period'), ('year to date', 'year to date'), ('rolling 12 months', 'rolling 12 months')], max_length=20)),
                ('frequency', models.CharField(choices=[('week', 'week'), ('month', 'month'), ('quarter', 'quarter'), ('financial year', 'financial year'), ('academic year', 'academic year'), ('at 31 March', 'at 31 March')], default=indicators.terms.periods.Frequency['QUARTER'], max_length=20)),
                ('source', models.CharField(max_length=250)),
                ('published_source', models.CharField(blank=True, help_text='The national release, if any.', max_length=250)),
                ('take_care', models.TextField(blank=True)),
                ('people', models.CharField(default='children', help_text='As in "47 of 563 children".', max_length=60)),
                ('numerator_people', models.CharField(blank=True, help_text='What those counted have in common, as in "3 fewer with 25 or more cases".', max_length=120)),
                ('may_exceed_100', models.BooleanField(default=False, help_text='A percentage whose numerator is no part of its denominator.')),
                ('sampled_from', models.CharField(blank=True, help_text='All of which only some are looked at, as in an audit; empty: no sample.', max_length=120)),
                ('population', models.PositiveIntegerField(blank=True, help_text='About how many there are of these; empty where it is not known.', null=True)),
                ('optimum', models.FloatField(blank=True, help_text='Of an average: drawn as a line.', null=True)),
                ('optimum_label', models.CharField(blank=True, help_text='As in "Optimum caseload".', max_length=80)),
                ('counts_children', models.BooleanField(default=True, help_text='Small numbers are hidden when published.')),
                ('theme', models.CharField(blank=True, max_length=30)),
                ('question', models.CharField(blank=True, help_text='A question a councillor could put.', max_length=250)),
                ('questions', models.JSONField(blank=True, default=dict, help_text='By situation of the figures, the same for all councils.')),
                ('linked_questions', models.JSONField(blank=True, default=list, help_text='With another indicator: with, this, other, question.')),
                ('last_reviewed', models.DateField()),
                ('council', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.council')),
                ('related', models.ManyToManyField(blank=True, to='indicators.indicator')),
                ('terms', models.ManyToManyField(blank=True, related_name='indicators', to='indicators.glossaryterm')),
            ],
            options={
                'ordering': ['title'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('council', None)), fields=('code',), name='one_catalogue_indicator_per_code'), models.UniqueConstraint(condition=models.Q(('council__isnull', False)), fields=('council', 'code'), name='one_council_indicator_per_code')],
            },
        ),
        migrations.CreateModel(
            name='Neighbour',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField(help_text='1 is the nearest.')),
                ('closeness', models.CharField(blank=True, max_length=20)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='neighbours', to='indicators.area')),
                ('neighbour', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.area')),
                ('model', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='neighbours', to='indicators.neighbourmodel')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('model', 'area', 'position'), name='one_neighbour_per_position'), models.UniqueConstraint(fields=('model', 'area', 'neighbour'), name='a_neighbour_once')],
            },
        ),
        migrations.CreateModel(
            name='Breakdown',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60)),
                ('title', models.CharField(max_length=80)),
                ('kind', models.CharField(choices=[('band', 'Band'), ('breakdown', 'Breakdown')], max_length=10)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('threshold', models.CharField(blank=True, help_text='In words: "Optimum caseload: 20".', max_length=120)),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='breakdowns', to='indicators.indicator')),
            ],
            options={
                'ordering': ['order', 'id'],
                'constraints': [models.UniqueConstraint(fields=('indicator', 'code'), name='one_breakdown_per_code')],
            },
        ),
        migrations.CreateModel(
            name='ContextEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('label', models.CharField(max_length=160)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.council')),
                ('indicators', models.ManyToManyField(blank=True, related_name='+', to='indicators.indicator')),
            ],
            options={
                'ordering': ['on'],
            },
        ),
        migrations.CreateModel(
            name='Commentary',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('frequency', models.CharField(choices=[('week', 'week'), ('month', 'month'), ('quarter', 'quarter'), ('financial year', 'financial year'), ('academic year', 'academic year'), ('at 31 March', 'at 31 March')], max_length=20)),
                ('start', models.DateField()),
                ('text', models.TextField()),
                ('author_role', models.CharField(max_length=120)),
                ('approved', models.CharField(blank=True, help_text="By whom and when: the Director of Children's Services, 9 February 2026.", max_length=160)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.council')),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.indicator')),
            ],
            options={
                'verbose_name_plural': 'commentaries',
                'ordering': [models.OrderBy(models.F('created_at'), descending=True)],
                'indexes': [models.Index(fields=['council', 'indicator', 'start'], name='commentary_of_a_cell')],
            },
        ),
        migrations.CreateModel(
            name='IndicatorDefinition',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('starts', models.DateField(blank=True, help_text='Of the first period it is for; empty: of all.', null=True)),
                ('title', models.CharField(max_length=120)),
                ('meaning', models.TextField()),
                ('why_it_matters', models.TextField(blank=True)),
                ('numerator', models.CharField(max_length=200)),
                ('denominator', models.CharField(blank=True, max_length=200)),
                ('source', models.CharField(max_length=250)),
                ('take_care', models.TextField(blank=True, help_text='The method, and what to know before comparing.')),
                ('owner', models.CharField(blank=True, help_text='Who answers for the figure: a role or a team.', max_length=120)),
                ('reason', models.CharField(blank=True, help_text='Why the definition changed.', max_length=300)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('council', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.council')),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='definitions', to='indicators.indicator')),
            ],
            options={
                'ordering': ['number'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('council', None)), fields=('indicator', 'number'), name='one_shared_definition_per_number'), models.UniqueConstraint(condition=models.Q(('council__isnull', False)), fields=('council', 'indicator', 'number'), name='one_council_definition_per_number'), models.CheckConstraint(condition=models.Q(('number', 1), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_later_definition_says_why')],
            },
        ),
        migrations.CreateModel(
            name='PublishedFigure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('frequency', models.CharField(choices=[('week', 'week'), ('month', 'month'), ('quarter', 'quarter'), ('financial year', 'financial year'), ('academic year', 'academic year'), ('at 31 March', 'at 31 March')], max_length=20)),
                ('start', models.DateField()),
                ('numerator', models.FloatField(blank=True, null=True)),
                ('denominator', models.FloatField(blank=True, null=True)),
                ('value', models.FloatField(blank=True, null=True)),
                ('symbol', models.CharField(blank=True, choices=[('c', 'c'), ('z', 'z'), ('x', 'x'), ('u', 'u'), ('low', 'low'), ('k', 'k'), ('p', 'p')], max_length=3)),
                ('joint_return', models.CharField(blank=True, help_text='"314 / 318" where councils filed one return: each has the figure, it counts once.', max_length=40)),
                ('current', models.BooleanField(default=True, help_text='Of all releases that have the indicator in this year, this one is shown.')),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.area')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.indicator')),
                ('release', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='figures', to='indicators.release')),
            ],
            options={
                'indexes': [models.Index(fields=['indicator', 'area', 'start'], name='published_by_area'), models.Index(fields=['indicator', 'start'], name='published_by_year')],
                'constraints': [models.UniqueConstraint(fields=('release', 'indicator', 'area', 'frequency', 'start'), name='one_published_figure_per_cell')],
            },
        ),
        migrations.CreateModel(
            name='SeriesBreak',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts', models.DateField()),
                ('label', models.CharField(help_text='Short, for charts: "New system from April 2022".', max_length=80)),
                ('reason', models.TextField(blank=True)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.council')),
                ('indicator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.indicator')),
            ],
            options={
                'ordering': ['starts'],
            },
        ),
        migrations.CreateModel(
            name='Target',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('starts', models.DateField()),
                ('value', models.FloatField(help_text='Of a range its lower edge.')),
                ('upper', models.FloatField(blank=True, help_text='The upper edge of a range.', null=True)),
                ('tolerance', models.FloatField(default=3, help_text="Within this of the target is close, in the indicator's unit.")),
                ('set_by', models.CharField(blank=True, help_text='Such as "the Panel in March 2025".', max_length=120)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.council')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.indicator')),
            ],
            options={
                'ordering': ['starts'],
                'constraints': [models.UniqueConstraint(fields=('council', 'indicator', 'starts'), name='one_target_per_start'), models.CheckConstraint(condition=models.Q(('tolerance__gte', 0)), name='tolerance_is_not_negative'), models.CheckConstraint(condition=models.Q(('upper', None), ('upper__gt', models.F('value')), _connector='OR'), name='a_range_has_two_edges')],
            },
        ),
        migrations.CreateModel(
            name='Category',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('code', models.SlugField(max_length=60)),
                ('label', models.CharField(max_length=80)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('emphasised', models.BooleanField(default=False, help_text='Beyond the threshold; drawn darker.')),
                ('breakdown', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='categories', to='indicators.breakdown')),
                ('council', models.ForeignKey(blank=True, help_text="A council's own team.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.council')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='categories', to='indicators.indicator')),
            ],
            options={
                'verbose_name_plural': 'categories',
                'ordering': ['order', 'id'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('council', None)), fields=('indicator', 'code'), name='one_shared_category_per_code'), models.UniqueConstraint(condition=models.Q(('council__isnull', False)), fields=('indicator', 'council', 'code'), name='one_council_category_per_code')],
            },
        ),
        migrations.CreateModel(
            name='CalendarSection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=40)),
                ('title', models.CharField(help_text='Such as "Stable homes".', max_length=80)),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('frequency', models.CharField(choices=[('week', 'week'), ('month', 'month'), ('quarter', 'quarter'), ('financial year', 'financial year'), ('academic year', 'academic year'), ('at 31 March', 'at 31 March')], default=indicators.terms.periods.Frequency['QUARTER'], max_length=20)),
                ('days_after', models.PositiveSmallIntegerField(default=17, help_text="Due this many days after the period's last day.")),
                ('first_period', models.DateField(help_text='The first day of the first period that is collected here.')),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.council')),
                ('owners', models.ManyToManyField(blank=True, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['order', 'id'],
                'constraints': [models.UniqueConstraint(fields=('council', 'slug'), name='one_collection_per_slug')],
            },
        ),
        migrations.CreateModel(
            name='CollectedIndicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('collection', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='indicators.calendarsection')),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.council')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.indicator')),
            ],
            options={
                'ordering': ['order', 'id'],
                'constraints': [models.UniqueConstraint(fields=('council', 'indicator'), name='an_indicator_is_collected_once')],
            },
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('frequency', models.CharField(choices=[('week', 'week'), ('month', 'month'), ('quarter', 'quarter'), ('financial year', 'financial year'), ('academic year', 'academic year'), ('at 31 March', 'at 31 March')], max_length=20)),
                ('start', models.DateField()),
                ('state', models.CharField(choices=[('draft', 'Draft'), ('submitted', 'Submitted'), ('returned', 'Returned'), ('approved', 'Approved')], default='draft', max_length=10)),
                ('round', models.PositiveSmallIntegerField(default=1, help_text='2 and on: corrections of what was approved.')),
                ('submitted_at', models.DateTimeField(blank=True, null=True)),
                ('collection', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='submissions', to='indicators.calendarsection')),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.council')),
                ('submitted_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['council', 'state'], name='submissions_by_state')],
                'constraints': [models.UniqueConstraint(fields=('collection', 'frequency', 'start'), name='one_submission_per_section_and_period')],
            },
        ),
        migrations.CreateModel(
            name='UploadRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('row', models.PositiveIntegerField(help_text='As a spreadsheet counts them; the headings are row 1.')),
                ('kind', models.CharField(choices=[('1-refused', '1-refused'), ('2-correction', '2-correction'), ('3-changed', '3-changed'), ('4-added', '4-added'), ('5-unchanged', '5-unchanged'), ('6-empty', '6-empty')], max_length=12)),
                ('chosen', models.BooleanField(default=False)),
                ('frequency', models.CharField(blank=True, choices=[('week', 'week'), ('month', 'month'), ('quarter', 'quarter'), ('financial year', 'financial year'), ('academic year', 'academic year'), ('at 31 March', 'at 31 March')], max_length=20)),
                ('start', models.DateField(null=True)),
                ('section_start', models.DateField(help_text='Of the period in which its section is handed in.', null=True)),
                ('typed', models.JSONField(default=dict, help_text='The entry that it would leave.')),
                ('shown', models.CharField(blank=True, help_text='The digest of what stood there.', max_length=12)),
                ('before', models.TextField(blank=True)),
                ('after', models.TextField(blank=True)),
                ('faults', models.JSONField(default=list)),
                ('category', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='indicators.category')),
                ('collection', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='indicators.calendarsection')),
                ('council', accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='upload', related_name='+', to='accounts.council')),
                ('indicator', models.ForeignKey(null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='indicators.indicator')),
                ('upload', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='rows', to='indicators.upload')),
            ],
            options={
                'ordering': ['kind', 'row'],
                'indexes': [models.Index(fields=['upload', 'kind', 'row'], name='upload_rows_as_shown')],
                'constraints': [models.UniqueConstraint(fields=('upload', 'row'), name='one_upload_row_per_row')],
            },
        ),
        migrations.CreateModel(
            name='SubmissionEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('verb', models.CharField(choices=[('submitted', 'Submitted'), ('returned', 'Returned'), ('approved', 'Approved'), ('reopened', 'Reopened')], max_length=10)),
                ('round', models.PositiveSmallIntegerField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('remarks', models.TextField(blank=True)),
                ('row_remarks', models.JSONField(blank=True, default=dict, help_text="By the row's key, as entry pages have it.")),
                ('queries', models.JSONField(blank=True, default=list, help_text='What the checks asked and what the officer answered, as it stood.')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='submission', related_name='+', to='accounts.council')),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='events', to='indicators.submission')),
            ],
            options={
                'ordering': ['at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='SendingSystem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(help_text='Such as "Case management system".', max_length=80)),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('token_start', models.CharField(help_text='The first characters, to tell tokens apart.', max_length=12)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('revoked_at', models.DateTimeField(blank=True, null=True)),
                ('last_sent_at', models.DateTimeField(blank=True, null=True)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.council')),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('revoked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['name', 'id'],
            },
        ),
        migrations.CreateModel(
            name='SentBatch',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('idempotency_key', models.CharField(max_length=80)),
                ('body_sha256', models.CharField(max_length=64)),
                ('status_code', models.PositiveSmallIntegerField()),
                ('answer', models.JSONField()),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('council', accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='system', related_name='+', to='accounts.council')),
                ('system', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='batches', to='indicators.sendingsystem')),
            ],
            options={
                'verbose_name_plural': 'sent batches',
                'constraints': [models.UniqueConstraint(fields=('system', 'idempotency_key'), name='one_batch_per_idempotency_key')],
            },
        ),
        migrations.CreateModel(
            name='SentIndicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('last_sent_at', models.DateTimeField(blank=True, null=True)),
                ('council', accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='system', related_name='+', to='accounts.council')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.indicator')),
                ('system', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sends', to='indicators.sendingsystem')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('system', 'indicator'), name='a_system_sends_an_indicator_once')],
            },
        ),
        migrations.CreateModel(
            name='Source',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('typed', 'Typed'), ('file', 'File'), ('computed', 'Computed'), ('machine', 'Machine')], max_length=10)),
                ('file_name', models.CharField(blank=True, max_length=200)),
                ('file_sha256', models.CharField(blank=True, max_length=64)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('added', models.PositiveIntegerField(default=0, help_text='New figures.')),
                ('changed', models.PositiveIntegerField(default=0, help_text='Revisions of figures recorded before.')),
                ('reason', models.CharField(blank=True, help_text='Why figures were revised.', max_length=300)),
                ('approved_by', models.ForeignKey(blank=True, help_text='Never the same as by.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.council')),
                ('system', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sources', to='indicators.sendingsystem')),
                ('submission', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='sources', to='indicators.submission')),
            ],
            options={
                'indexes': [models.Index(fields=['council', '-at'], name='sources_by_council')],
            },
        ),
        migrations.CreateModel(
            name='Figure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('frequency', models.CharField(choices=[('week', 'week'), ('month', 'month'), ('quarter', 'quarter'), ('financial year', 'financial year'), ('academic year', 'academic year'), ('at 31 March', 'at 31 March')], max_length=20)),
                ('start', models.DateField()),
                ('numerator', models.FloatField(blank=True, null=True)),
                ('denominator', models.FloatField(blank=True, null=True)),
                ('value', models.FloatField(blank=True, null=True)),
                ('symbol', models.CharField(blank=True, choices=[('c', 'c'), ('z', 'z'), ('x', 'x'), ('u', 'u'), ('low', 'low'), ('k', 'k'), ('p', 'p')], max_length=3)),
                ('status', models.CharField(choices=[('provisional', 'provisional'), ('final', 'final')], default=indicators.terms.vocabulary.FigureStatus['FINAL'], max_length=11)),
                ('note', models.CharField(blank=True, max_length=500)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('reason', models.CharField(blank=True, help_text='Why it was corrected.', max_length=300)),
                ('is_current', models.BooleanField(default=True)),
                ('category', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.category')),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.council')),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='indicators.figure')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.indicator')),
                ('definition', models.ForeignKey(blank=True, help_text='The version it was reported under; empty: the first.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.indicatordefinition')),
                ('source', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='figures', to='indicators.source')),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('is_current', True)), fields=['council', 'indicator', 'start'], name='current_figures_of_a_council')],
                'constraints': [models.UniqueConstraint(condition=models.Q(('category', None), ('is_current', True)), fields=('council', 'indicator', 'frequency', 'start'), name='one_current_figure_per_cell'), models.UniqueConstraint(condition=models.Q(('category__isnull', False), ('is_current', True)), fields=('council', 'indicator', 'frequency', 'start', 'category'), name='one_current_figure_per_category_cell'), models.CheckConstraint(condition=models.Q(('value__isnull', False), models.Q(('symbol', ''), _negated=True), _connector='OR'), name='figure_has_a_value_or_says_why_not'), models.CheckConstraint(condition=models.Q(('supersedes', None), models.Q(('reason', ''), _negated=True), _connector='OR'), name='a_correction_gives_its_reason')],
            },
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('frequency', models.CharField(choices=[('week', 'week'), ('month', 'month'), ('quarter', 'quarter'), ('financial year', 'financial year'), ('academic year', 'academic year'), ('at 31 March', 'at 31 March')], max_length=20)),
                ('start', models.DateField()),
                ('numerator', models.CharField(blank=True, max_length=40)),
                ('denominator', models.CharField(blank=True, max_length=40)),
                ('value', models.CharField(blank=True, max_length=40)),
                ('symbol', models.CharField(blank=True, choices=[('c', 'c'), ('z', 'z'), ('x', 'x'), ('u', 'u'), ('low', 'low'), ('k', 'k'), ('p', 'p')], max_length=3)),
                ('status', models.CharField(choices=[('provisional', 'provisional'), ('final', 'final')], default=indicators.terms.vocabulary.FigureStatus['FINAL'], max_length=11)),
                ('note', models.CharField(blank=True, help_text='Shown with the figure, or why there is none.', max_length=500)),
                ('answer', models.CharField(blank=True, help_text="What is said to the checks' queries.", max_length=500)),
                ('commentary', models.TextField(blank=True, help_text="For councillors; only with an indicator's total.")),
                ('reason', models.CharField(blank=True, help_text='Why an approved figure is corrected.', max_length=300)),
                ('saved_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('category', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.category')),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.council')),
                ('saved_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('replaces', models.ForeignKey(blank=True, help_text='The figure that stood when this was first typed.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.figure')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.indicator')),
                ('system', models.ForeignKey(blank=True, help_text='The system that sent it, until somebody types over it.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.sendingsystem')),
                ('submission', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='entries', to='indicators.submission')),
            ],
            options={
                'verbose_name_plural': 'entries',
                'constraints': [models.UniqueConstraint(condition=models.Q(('category', None)), fields=('council', 'indicator', 'frequency', 'start'), name='one_entry_per_cell'), models.UniqueConstraint(condition=models.Q(('category__isnull', False)), fields=('council', 'indicator', 'frequency', 'start', 'category'), name='one_entry_per_category_cell')],
            },
        ),
        migrations.AddField(
            model_name='CalendarSection',
            name='indicators',
            field=models.ManyToManyField(related_name='+', through='indicators.CollectedIndicator', to='indicators.indicator'),
        ),
        migrations.AddField(
            model_name='SendingSystem',
            name='indicators',
            field=models.ManyToManyField(related_name='+', through='indicators.SentIndicator', to='indicators.indicator'),
        ),
    ]
