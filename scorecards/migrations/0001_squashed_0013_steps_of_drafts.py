"""Every table as 0013_steps_of_drafts left it, at once: a new database is ready in a tenth of the time.

The migrations it replaces stay for databases that are between them.
"""

import accounts.models.people
import django.db.models.deletion
import django.utils.timezone
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [
        ('scorecards', '0001_initial'),
        ('scorecards', '0002_council_on_every_row'),
        ('scorecards', '0003_council_is_required'),
        ('scorecards', '0004_texts_of_editions'),
        ('scorecards', '0005_evidence'),
        ('scorecards', '0006_briefings'),
        ('scorecards', '0007_evidence_is_found'),
        ('scorecards', '0008_editions_taken_down'),
        ('scorecards', '0009_set_times'),
        ('scorecards', '0010_versions_of_scorecards'),
        ('scorecards', '0011_briefings_taken_down'),
        ('scorecards', '0012_versions_of_frameworks'),
        ('scorecards', '0013_steps_of_drafts'),
    ]

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('indicators', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='DefinitionFile',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('content', models.JSONField(default=dict)),
                ('read_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('council', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.council')),
                ('read_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
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
            ],
            options={
                'ordering': ['-start', '-number'],
            },
        ),
        migrations.CreateModel(
            name='EditionText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('headline', 'Headline'), ('answer', 'Answer'), ('commentary', 'Commentary'), ('evidence', 'Evidence')], max_length=10)),
                ('name', models.CharField(blank=True, help_text="The section's slug, the indicator's code or the key line's.", max_length=80)),
                ('title', models.CharField(help_text="What it is about: the section's question, the measure, the audit.", max_length=250)),
                ('text', models.TextField()),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='edition', related_name='+', to='accounts.council')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='scorecards.edition')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
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
            },
        ),
        migrations.CreateModel(
            name='FrameworkVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('definition', models.JSONField(help_text='As scorecards/definitions/stored_form.py writes it.')),
                ('made', models.CharField(help_text='What was done, as in "moved Stable homes up".', max_length=400)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='framework', related_name='+', to='accounts.council')),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('framework', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='scorecards.framework')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.AddField(
            model_name='edition',
            name='framework_version',
            field=models.ForeignKey(help_text='Of its framework; empty where it has none, or none was kept yet.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='scorecards.frameworkversion'),
        ),
        migrations.CreateModel(
            name='KeyLineOfEnquiry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField()),
                ('code', models.SlugField(max_length=40)),
                ('question', models.CharField(max_length=250)),
                ('evidence_note', models.TextField(blank=True, help_text="How it can be evidenced where a number cannot: a survey, a visit, young people's views.")),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='framework', related_name='+', to='accounts.council')),
                ('framework', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='lines', to='scorecards.framework')),
            ],
            options={
                'verbose_name_plural': 'key lines of enquiry',
                'ordering': ['order'],
            },
        ),
        migrations.CreateModel(
            name='Evidence',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('way', models.CharField(choices=[('audit', 'Audit'), ('visit', 'Visit'), ('document', 'Document or report'), ('training', 'Training record'), ('other practice', 'Other practice'), ('survey', 'Survey of young people'), ("children's council", 'Meeting of the Children in Care Council'), ('forum', 'Forum'), ('other voice', 'Told in another way')], max_length=20)),
                ('title', models.CharField(max_length=160)),
                ('on', models.DateField(help_text='When it was heard, seen or written; scorecards of the year after show it.')),
                ('number', models.PositiveIntegerField(blank=True, help_text='How many took part or were looked at.', null=True)),
                ('out_of', models.PositiveIntegerField(blank=True, null=True)),
                ('counted', models.CharField(blank=True, choices=[('children', 'children and young people'), ('files', 'case files'), ('members', 'councillors'), ('carers', 'carers'), ('staff', 'members of staff')], max_length=20)),
                ('said', models.TextField(help_text='What it said, in words that name no child.')),
                ('link', models.URLField(blank=True, max_length=500)),
                ('source', models.CharField(help_text='Who answers for it: a role, a team or a body.', max_length=160)),
                ('withdrawn', models.CharField(blank=True, help_text='Why it no longer stands.', max_length=300)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='line', related_name='+', to='accounts.council')),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('supersedes', models.OneToOneField(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='superseded_by', to='scorecards.evidence')),
                ('line', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scorecards.keylineofenquiry')),
            ],
            options={
                'verbose_name_plural': 'evidence',
                'ordering': ['-on', '-id'],
            },
        ),
        migrations.CreateModel(
            name='Scorecard',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('slug', models.SlugField(max_length=80)),
                ('committee_name', models.CharField(max_length=160)),
                ('title', models.CharField(help_text='Such as "Children in care and care leavers".', max_length=160)),
                ('starts', models.DateField(blank=True, help_text="First day of the first period that its sections are for; earlier ones have an older version's.", null=True)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.council')),
                ('framework', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scorecards.framework')),
                ('neighbour_model', models.ForeignKey(blank=True, help_text='The version drafts compare with; empty means the newest. An edition pins its own.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.neighbourmodel')),
            ],
            options={
                'ordering': ['committee_name'],
            },
        ),
        migrations.AddField(
            model_name='edition',
            name='scorecard',
            field=models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='scorecards.scorecard'),
        ),
        migrations.CreateModel(
            name='DraftStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('frequency', models.CharField(choices=[('week', 'week'), ('month', 'month'), ('quarter', 'quarter'), ('financial year', 'financial year'), ('academic year', 'academic year'), ('at 31 March', 'at 31 March')], max_length=20)),
                ('start', models.DateField()),
                ('number', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('reason', 'Reason'), ('checked', 'Checked')], max_length=7)),
                ('line', models.CharField(blank=True, help_text='Of the checklist, where a reason is given.', max_length=20)),
                ('about', models.JSONField(blank=True, default=list, help_text='What was open then, by its keys.')),
                ('found', models.TextField(blank=True, help_text='What was open then, in words.')),
                ('text', models.CharField(blank=True, help_text='The reason, or what the edition corrects.', max_length=300)),
                ('digest', models.CharField(blank=True, help_text='Of the draft that was checked.', max_length=64)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='scorecard', related_name='+', to='accounts.council')),
                ('scorecard', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='draft_steps', to='scorecards.scorecard')),
            ],
            options={
                'ordering': ['at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Briefing',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('frequency', models.CharField(choices=[('week', 'week'), ('month', 'month'), ('quarter', 'quarter'), ('financial year', 'financial year'), ('academic year', 'academic year'), ('at 31 March', 'at 31 March')], max_length=20)),
                ('start', models.DateField()),
                ('number', models.PositiveSmallIntegerField()),
                ('payload', models.JSONField()),
                ('sha256', models.CharField(help_text="Of the payload's canonical JSON.", max_length=64)),
                ('correction', models.CharField(blank=True, help_text='Why there is another one.', max_length=300)),
                ('published_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.council')),
                ('published_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('scorecard', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='briefings', to='scorecards.scorecard')),
            ],
            options={
                'ordering': ['-start', '-number'],
            },
        ),
        migrations.CreateModel(
            name='ScorecardEdit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('base', models.PositiveSmallIntegerField(help_text='The version that stood when it was made.')),
                ('definition', models.JSONField()),
                ('said', models.CharField(help_text='What was done, as in "moved Distance from home up".', max_length=400)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='scorecard', related_name='+', to='accounts.council')),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('scorecard', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='edits', to='scorecards.scorecard')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.CreateModel(
            name='ScorecardVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveSmallIntegerField()),
                ('starts', models.DateField(help_text='First day of the first period it is for; empty: of all.', null=True)),
                ('definition', models.JSONField(help_text='As scorecards/definitions/stored_form.py writes it.')),
                ('edits', models.PositiveIntegerField(default=0, help_text='The last edit that it took in or left behind.')),
                ('made', models.CharField(help_text='How, as in "Taken from the file of scorecards".', max_length=200)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='scorecard', related_name='+', to='accounts.council')),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('scorecard', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='versions', to='scorecards.scorecard')),
            ],
            options={
                'ordering': ['number'],
            },
        ),
        migrations.AddField(
            model_name='edition',
            name='version',
            field=models.ForeignKey(help_text='Of the scorecard; empty where none was kept yet.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='editions', to='scorecards.scorecardversion'),
        ),
        migrations.CreateModel(
            name='Section',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField()),
                ('slug', models.SlugField(max_length=40)),
                ('question', models.CharField(help_text='Such as "Are children safe, and seen on time?"', max_length=160)),
                ('short_title', models.CharField(max_length=60)),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='scorecard', related_name='+', to='accounts.council')),
                ('line', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='scorecards.keylineofenquiry')),
                ('scorecard', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='sections', to='scorecards.scorecard')),
            ],
            options={
                'ordering': ['order'],
            },
        ),
        migrations.CreateModel(
            name='SectionIndicator',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField()),
                ('first_day', models.DateField(blank=True, help_text='Of the first period that shows it.', null=True)),
                ('last_day', models.DateField(blank=True, help_text='Of the last period that shows it.', null=True)),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='section', related_name='+', to='accounts.council')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.indicator')),
                ('section', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='entries', to='scorecards.section')),
            ],
            options={
                'ordering': ['order'],
            },
        ),
        migrations.AddField(
            model_name='section',
            name='indicators',
            field=models.ManyToManyField(related_name='+', through='scorecards.SectionIndicator', to='indicators.indicator'),
        ),
        migrations.CreateModel(
            name='SetTime',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('frequency', models.CharField(choices=[('week', 'week'), ('month', 'month'), ('quarter', 'quarter'), ('financial year', 'financial year'), ('academic year', 'academic year'), ('at 31 March', 'at 31 March')], max_length=20)),
                ('start', models.DateField()),
                ('at', models.DateTimeField(help_text='When it is to be published.')),
                ('digest', models.CharField(max_length=64)),
                ('correction', models.CharField(blank=True, max_length=300)),
                ('set_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('published', 'Published'), ('cancelled', 'Cancelled'), ('failed', 'Failed')], default='waiting', max_length=10)),
                ('problem', models.TextField(blank=True, help_text='Why nothing was published.')),
                ('ended_at', models.DateTimeField(null=True)),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='scorecard', related_name='+', to='accounts.council')),
                ('edition', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scorecards.edition')),
                ('job', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='accounts.job')),
                ('scorecard', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='set_times', to='scorecards.scorecard')),
                ('set_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
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
        migrations.CreateModel(
            name='TakingDown',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(help_text='For everybody who opens its address.', max_length=300)),
                ('taken_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('put_back_at', models.DateTimeField(help_text='Empty while it is down.', null=True)),
                ('put_back_reason', models.CharField(blank=True, max_length=300)),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='edition', related_name='+', to='accounts.council')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='takings_down', to='scorecards.edition')),
                ('put_back_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('taken_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-taken_at', '-id'],
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='BriefingTakingDown',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reason', models.CharField(help_text='For everybody who opens its address.', max_length=300)),
                ('taken_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('put_back_at', models.DateTimeField(help_text='Empty while it is down.', null=True)),
                ('put_back_reason', models.CharField(blank=True, max_length=300)),
                ('briefing', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='takings_down', to='scorecards.briefing')),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='briefing', related_name='+', to='accounts.council')),
                ('put_back_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('taken_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-taken_at', '-id'],
                'abstract': False,
                'constraints': [models.UniqueConstraint(condition=models.Q(('put_back_at', None)), fields=('briefing',), name='a_briefing_is_down_once'), models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='taking_a_briefing_down_has_a_reason')],
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
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='edition', related_name='+', to='accounts.council')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='pages', to='scorecards.edition')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('edition', 'name', 'renderer'), name='one_page_per_renderer')],
            },
        ),
        migrations.AddConstraint(
            model_name='framework',
            constraint=models.UniqueConstraint(fields=('council', 'slug'), name='one_framework_per_slug'),
        ),
        migrations.AddConstraint(
            model_name='frameworkversion',
            constraint=models.UniqueConstraint(fields=('framework', 'number'), name='one_framework_version_per_number'),
        ),
        migrations.AddConstraint(
            model_name='frameworkversion',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='framework_versions_count_from_one'),
        ),
        migrations.AddConstraint(
            model_name='keylineofenquiry',
            constraint=models.UniqueConstraint(fields=('framework', 'code'), name='one_line_per_code'),
        ),
        migrations.AddConstraint(
            model_name='evidence',
            constraint=models.CheckConstraint(condition=models.Q(('withdrawn', ''), ('supersedes__isnull', False), _connector='OR'), name='only_what_stood_is_withdrawn'),
        ),
        migrations.AddConstraint(
            model_name='scorecard',
            constraint=models.UniqueConstraint(fields=('council', 'slug'), name='one_scorecard_per_slug'),
        ),
        migrations.AddIndex(
            model_name='draftstep',
            index=models.Index(fields=['scorecard', 'start', 'number'], name='steps_of_a_draft'),
        ),
        migrations.AddConstraint(
            model_name='draftstep',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('kind', 'reason'), models.Q(('line', ''), _negated=True), models.Q(('text', ''), _negated=True)), models.Q(('kind', 'checked'), models.Q(('digest', ''), _negated=True)), _connector='OR'), name='a_draft_step_says_its_own'),
        ),
        migrations.AddConstraint(
            model_name='briefing',
            constraint=models.UniqueConstraint(fields=('scorecard', 'frequency', 'start', 'number'), name='one_briefing_per_number'),
        ),
        migrations.AddConstraint(
            model_name='briefing',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='briefings_count_from_one'),
        ),
        migrations.AddConstraint(
            model_name='briefing',
            constraint=models.CheckConstraint(condition=models.Q(('frequency', 'month')), name='a_briefing_is_of_a_month'),
        ),
        migrations.AddConstraint(
            model_name='briefing',
            constraint=models.CheckConstraint(condition=models.Q(('number', 1), models.Q(('correction', ''), _negated=True), _connector='OR'), name='a_later_briefing_says_what_it_corrects'),
        ),
        migrations.AddConstraint(
            model_name='scorecardedit',
            constraint=models.UniqueConstraint(fields=('scorecard', 'number'), name='one_edit_per_number'),
        ),
        migrations.AddConstraint(
            model_name='scorecardversion',
            constraint=models.UniqueConstraint(fields=('scorecard', 'number'), name='one_version_per_number'),
        ),
        migrations.AddConstraint(
            model_name='scorecardversion',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='versions_count_from_one'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.UniqueConstraint(fields=('scorecard', 'frequency', 'start', 'number'), name='one_edition_per_number'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=models.Q(('number__gte', 1)), name='editions_count_from_one'),
        ),
        migrations.AddConstraint(
            model_name='edition',
            constraint=models.CheckConstraint(condition=models.Q(('number', 1), models.Q(('correction', ''), _negated=True), _connector='OR'), name='a_later_edition_says_what_it_corrects'),
        ),
        migrations.AddConstraint(
            model_name='sectionindicator',
            constraint=models.UniqueConstraint(fields=('section', 'indicator'), name='an_indicator_once_a_section'),
        ),
        migrations.AddConstraint(
            model_name='section',
            constraint=models.UniqueConstraint(fields=('scorecard', 'slug'), name='one_section_per_slug'),
        ),
        migrations.AddConstraint(
            model_name='settime',
            constraint=models.UniqueConstraint(condition=models.Q(('state', 'waiting')), fields=('scorecard', 'frequency', 'start'), name='a_draft_waits_for_one_time'),
        ),
        migrations.AddConstraint(
            model_name='settime',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'published'), _negated=True), ('edition__isnull', False), _connector='OR'), name='a_time_that_was_kept_made_an_edition'),
        ),
        migrations.AddConstraint(
            model_name='takingdown',
            constraint=models.UniqueConstraint(condition=models.Q(('put_back_at', None)), fields=('edition',), name='an_edition_is_down_once'),
        ),
        migrations.AddConstraint(
            model_name='takingdown',
            constraint=models.CheckConstraint(condition=models.Q(('reason', ''), _negated=True), name='taking_down_has_a_reason'),
        ),
    ]
