"""Every table as 0003_council_is_required left it, at once: a new database is ready in a third of the time.

The migrations it replaces stay for databases that are between them.
"""

import accounts.models
import committees.models.documents
import django.db.models.deletion
import django.utils.timezone
from django.db import migrations, models


class Migration(migrations.Migration):

    replaces = [('committees', '0001_initial'), ('committees', '0002_council_on_every_row'), ('committees', '0003_council_is_required')]

    initial = True

    dependencies = [
        ('accounts', '0001_squashed_0003_typed_trail'),
        ('indicators', '0001_squashed_0011_what_days_now_say'),
        ('scorecards', '0001_squashed_0003_council_is_required'),
    ]

    operations = [
        migrations.CreateModel(
            name='Committee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=160)),
                ('short_name', models.CharField(help_text='As minutes say it: "the Panel".', max_length=60)),
                ('slug', models.SlugField(max_length=80)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.council')),
                ('scorecard', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scorecards.scorecard')),
            ],
            options={
                'ordering': ['name'],
                'constraints': [models.UniqueConstraint(fields=('council', 'slug'), name='one_committee_per_slug')],
            },
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('date', models.DateField()),
                ('time', models.TimeField(blank=True, null=True)),
                ('location', models.CharField(blank=True, max_length=160)),
                ('agenda_published', models.DateField(blank=True, null=True)),
                ('minutes_state', models.CharField(choices=[('none', 'No minutes yet'), ('draft', 'Draft'), ('confirmed', 'Agreed')], default='none', max_length=9)),
                ('minutes_published', models.DateField(blank=True, null=True)),
                ('note', models.CharField(blank=True, help_text='Such as "The source gives no date: this one is illustrative."', max_length=250)),
                ('committee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='committees.committee')),
                ('council', accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='committee', related_name='+', to='accounts.council')),
            ],
            options={
                'ordering': ['-date'],
                'constraints': [models.UniqueConstraint(fields=('committee', 'date'), name='one_meeting_a_day')],
            },
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(help_text='The order in which items were taken.')),
                ('number', models.CharField(help_text='As on the agenda.', max_length=8)),
                ('title', models.CharField(max_length=200)),
                ('report_of', models.CharField(blank=True, help_text='A role: the Head of Service, Placements.', max_length=160)),
                ('minute_reference', models.CharField(blank=True, help_text='Such as "CPP 42 of 2025/26".', max_length=60)),
                ('council', accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='meeting', related_name='+', to='accounts.council')),
                ('edition', models.ForeignKey(blank=True, help_text='The figures before members.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scorecards.edition')),
                ('indicators', models.ManyToManyField(blank=True, help_text='The ones the item is about; none means the whole scorecard.', related_name='+', to='indicators.indicator')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='committees.meeting')),
            ],
            options={
                'ordering': ['order'],
                'constraints': [models.UniqueConstraint(fields=('meeting', 'number'), name='one_item_per_number')],
            },
        ),
        migrations.CreateModel(
            name='Document',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(default=0)),
                ('title', models.CharField(max_length=200)),
                ('file', models.FileField(blank=True, max_length=200, upload_to=committees.models.documents.document_path)),
                ('file_name', models.CharField(blank=True, max_length=160)),
                ('mime_type', models.CharField(blank=True, max_length=100)),
                ('size', models.PositiveIntegerField(default=0, help_text='Bytes.')),
                ('sha512', models.CharField(blank=True, max_length=128)),
                ('restricted', models.BooleanField(default=False)),
                ('reason', models.CharField(blank=True, help_text='Why it is not public: "business affairs".', max_length=160)),
                ('published_on', models.DateField(default=django.utils.timezone.localdate)),
                ('council', accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='item', related_name='+', to='accounts.council')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='documents', to='committees.agendaitem')),
            ],
            options={
                'ordering': ['order', 'id'],
            },
        ),
        migrations.CreateModel(
            name='MinutesParagraph',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('statement', 'Statement'), ('question', 'Question'), ('answer', 'Answer')], max_length=9)),
                ('speaker', models.CharField(blank=True, help_text='A role as minuted: a member, the Chair.', max_length=160)),
                ('text', models.TextField()),
                ('answers', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='committees.minutesparagraph')),
                ('council', accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='item', related_name='+', to='accounts.council')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='paragraphs', to='committees.agendaitem')),
            ],
            options={
                'ordering': ['position'],
                'constraints': [models.UniqueConstraint(fields=('item', 'position'), name='one_paragraph_per_position'), models.CheckConstraint(condition=models.Q(('answers', None), ('kind', 'answer'), _connector='OR'), name='only_an_answer_answers')],
            },
        ),
        migrations.CreateModel(
            name='ReportPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('body', 'Body'), ('implication', 'Implication')], default='body', max_length=11)),
                ('heading', models.CharField(max_length=120)),
                ('text', models.TextField(help_text='An implication may be “Not applicable”; it may not be empty.')),
                ('council', accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='item', related_name='+', to='accounts.council')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='report_parts', to='committees.agendaitem')),
            ],
            options={
                'ordering': ['kind', 'order'],
                'constraints': [models.UniqueConstraint(fields=('item', 'kind', 'order'), name='one_report_part_per_place')],
            },
        ),
        migrations.CreateModel(
            name='Resolution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('preamble', models.CharField(default='that the Committee:', max_length=160)),
                ('vote', models.CharField(blank=True, help_text='Such as "Agreed without a vote".', max_length=160)),
                ('council', accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='item', related_name='+', to='accounts.council')),
                ('item', models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name='resolution', to='committees.agendaitem')),
            ],
        ),
        migrations.CreateModel(
            name='Limb',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField()),
                ('verb', models.CharField(choices=[('noted', 'Noted'), ('agreed', 'Agreed'), ('approved', 'Approved'), ('requested', 'Requested'), ('recommended', 'Recommended'), ('other', 'Other')], default='other', max_length=11)),
                ('text', models.TextField()),
                ('council', accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='resolution', related_name='+', to='accounts.council')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='children', to='committees.limb')),
                ('resolution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='limbs', to='committees.resolution')),
            ],
            options={
                'ordering': ['order'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('parent', None)), fields=('resolution', 'order'), name='one_limb_per_place'), models.UniqueConstraint(condition=models.Q(('parent__isnull', False)), fields=('parent', 'order'), name='one_inner_limb_per_place')],
            },
        ),
        migrations.CreateModel(
            name='IndicatorMention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value_reported', models.CharField(blank=True, help_text='As said at the meeting.', max_length=60)),
                ('council', accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='paragraph', related_name='+', to='accounts.council')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.indicator')),
                ('paragraph', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='committees.minutesparagraph')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('paragraph', 'indicator'), name='an_indicator_once_a_paragraph')],
            },
        ),
        migrations.CreateModel(
            name='Action',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('owner', models.CharField(help_text='A role.', max_length=120)),
                ('due_note', models.CharField(blank=True, help_text='Such as "the April meeting, or sooner".', max_length=120)),
                ('state', models.CharField(choices=[('open', 'Open'), ('done', 'Done')], default='open', max_length=4)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('council', accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='item', related_name='+', to='accounts.council')),
                ('closed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='actions_closed', to='committees.agendaitem')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='actions', to='committees.agendaitem')),
                ('limb', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='actions', to='committees.limb')),
                ('due_meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='actions_due', to='committees.meeting')),
                ('paragraph', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='actions', to='committees.minutesparagraph')),
            ],
            options={
                'ordering': ['due_meeting__date', 'id'],
                'constraints': [models.CheckConstraint(condition=models.Q(('due_meeting__isnull', False), models.Q(('due_note', ''), _negated=True), _connector='OR'), name='an_action_says_when_it_is_due')],
            },
        ),
    ]
