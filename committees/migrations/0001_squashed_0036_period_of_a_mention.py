"""Every table as 0036_period_of_a_mention left it, at once: a new database is ready in a tenth of the time.

The migrations it replaces stay for databases that are between them.
"""

import accounts.models.people
import committees.models.documents
import committees.models.sources
import committees.models.visibility
import django.db.models.deletion
import django.utils.timezone
from importlib import import_module

from django.conf import settings
from django.db import migrations, models


# The indexes of the search, which PostgreSQL alone has
WORDS = [
    import_module(f"committees.migrations.{name}")
    for name in ("0016_words_of_minutes", "0022_words_of_recommendations")
]


class Migration(migrations.Migration):

    replaces = [
        ('committees', '0001_initial'),
        ('committees', '0002_council_on_every_row'),
        ('committees', '0003_council_is_required'),
        ('committees', '0004_items_carry_briefings'),
        ('committees', '0005_measure_requests'),
        ('committees', '0006_actions_due_by_a_day'),
        ('committees', '0007_papers_told'),
        ('committees', '0008_appendix_numbers'),
        ('committees', '0009_the_committee_whole'),
        ('committees', '0010_exempt_documents'),
        ('committees', '0011_words_of_any_length'),
        ('committees', '0012_items_await_a_scorecard'),
        ('committees', '0013_meetings_that_move'),
        ('committees', '0014_events_of_actions'),
        ('committees', '0015_when_meetings_changed'),
        ('committees', '0016_words_of_minutes'),
        ('committees', '0017_answers_may_be_none'),
        ('committees', '0018_questions_in_advance_and_contact'),
        ('committees', '0019_letters_about_changes'),
        ('committees', '0020_item_for_actions'),
        ('committees', '0021_figures_that_reach_thresholds'),
        ('committees', '0022_words_of_recommendations'),
        ('committees', '0023_requests_not_yet'),
        ('committees', '0024_verbs_of_limbs'),
        ('committees', '0025_minutes_reopened'),
        ('committees', '0026_meetings_that_nobody_confirmed'),
        ('committees', '0027_figures_said_otherwise'),
        ('committees', '0028_when_meetings_were_set_up'),
        ('committees', '0029_private_meetings'),
        ('committees', '0030_corrections_of_paragraphs'),
        ('committees', '0031_resolutions_to_exclude'),
        ('committees', '0032_resolutions_that_exclude'),
        ('committees', '0033_trail_of_exempt_items'),
        ('committees', '0034_what_came_after_an_agenda'),
        ('committees', '0035_agreed_before'),
        ('committees', '0036_period_of_a_mention'),
    ]

    initial = True

    dependencies = [
        ('accounts', '0001_initial'),
        ('indicators', '0001_initial'),
        ('scorecards', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Action',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('title', models.CharField(max_length=200)),
                ('owner', models.CharField(help_text='A role.', max_length=120)),
                ('due_on', models.DateField(blank=True, help_text='By when, where no meeting is named.', null=True)),
                ('due_note', models.CharField(blank=True, help_text='Such as "the April meeting, or sooner".', max_length=120)),
                ('state', models.CharField(choices=[('open', 'Open'), ('done', 'Done'), ('dropped', 'Dropped')], default='open', max_length=7)),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('awaits_period', models.CharField(blank=True, help_text='As periods are written: 2025/26 Q4.', max_length=20)),
                ('awaits_above', models.DecimalField(blank=True, decimal_places=4, max_digits=14, null=True)),
                ('awaits_below', models.DecimalField(blank=True, decimal_places=4, max_digits=14, null=True)),
                ('awaits_indicator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.indicator')),
                ('closed_by_edition', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scorecards.edition')),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='item', related_name='+', to='accounts.council')),
                ('reached_in', models.ForeignKey(blank=True, help_text='The edition whose figure reached the threshold, until a person has said whether that is enough.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scorecards.edition')),
            ],
            options={
                'ordering': ['due_meeting__date', 'id'],
            },
            bases=(committees.models.visibility.OfItem, models.Model),
        ),
        migrations.CreateModel(
            name='AgendaItem',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('report', 'Report or other business'), ('minutes', 'Minutes of an earlier meeting'), ('declarations', 'Declarations of interest'), ('questions', 'Questions from members or the public'), ('actions', 'Actions and matters arising')], default='report', max_length=12)),
                ('order', models.PositiveSmallIntegerField(help_text='Where it stands on the agenda.')),
                ('taken', models.PositiveSmallIntegerField(blank=True, help_text='Which it was in the order taken, where that differed.', null=True)),
                ('number', models.CharField(help_text='As on the agenda.', max_length=8)),
                ('title', models.CharField(max_length=200)),
                ('added_at', models.DateTimeField(default=django.utils.timezone.now, help_text='When it was put on the agenda here; empty: before that was kept.', null=True)),
                ('late', models.BooleanField(default=False, help_text='Added after the agenda was published.')),
                ('urgency_reason', models.CharField(blank=True, help_text='Why it could not wait: the law wants it minuted.', max_length=250)),
                ('state', models.CharField(choices=[('listed', 'On the agenda'), ('withdrawn', 'Withdrawn'), ('postponed', 'Postponed')], default='listed', max_length=9)),
                ('state_reason', models.CharField(blank=True, max_length=250)),
                ('exempt_paragraph', models.CharField(blank=True, help_text='Of the schedule of exempt information; empty: public.', max_length=4)),
                ('exempt_reason', models.TextField(blank=True, help_text='Why keeping it private outweighs the public interest in it.')),
                ('public_title', models.CharField(blank=True, help_text='What everyone reads instead of the title, where it is exempt.', max_length=200)),
                ('report_of', models.CharField(blank=True, help_text='A role: the Head of Service, Placements.', max_length=160)),
                ('awaits_period', models.CharField(blank=True, help_text='Of that scorecard: 2026-27-Q1; empty where it awaits none.', max_length=20)),
                ('appendix', models.CharField(blank=True, help_text='The edition’s number among the item’s appendices: 2, B.', max_length=8)),
                ('minute_reference', models.CharField(blank=True, help_text='Such as "CPP 42 of 2025/26".', max_length=60)),
                ('awaits', models.ForeignKey(blank=True, help_text='The scorecard that it is to carry, until an edition is attached.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scorecards.scorecard')),
                ('briefing', models.ForeignKey(blank=True, help_text="The month's briefing before members.", null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scorecards.briefing')),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='meeting', related_name='+', to='accounts.council')),
                ('edition', models.ForeignKey(blank=True, help_text='The figures before members.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scorecards.edition')),
                ('indicators', models.ManyToManyField(blank=True, help_text='The ones the item is about; none means the whole scorecard.', related_name='+', to='indicators.indicator')),
            ],
            options={
                'ordering': ['order'],
            },
        ),
        migrations.CreateModel(
            name='ActionEvent',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('progress', 'Progress'), ('moved', 'Due at another time'), ('owner', 'Another owner'), ('closed', 'Closed'), ('reopened', 'Opened again'), ('dropped', 'No longer needed'), ('asked', 'Asks to be closed')], max_length=8)),
                ('text', models.TextField(blank=True, help_text='Read by members.')),
                ('before', models.CharField(blank=True, help_text='The owner, or when it was due, before.', max_length=160)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('action', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='events', to='committees.action')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='action', related_name='+', to='accounts.council')),
                ('edition', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scorecards.edition')),
                ('at_item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='committees.agendaitem')),
            ],
            options={
                'ordering': ['at', 'id'],
            },
        ),
        migrations.AddField(
            model_name='action',
            name='closed_by',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='actions_closed', to='committees.agendaitem'),
        ),
        migrations.AddField(
            model_name='action',
            name='item',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='actions', to='committees.agendaitem'),
        ),
        migrations.CreateModel(
            name='Attendance',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('words', models.CharField(blank=True, help_text='A role, for somebody not on the list.', max_length=160)),
                ('capacity', models.CharField(choices=[('chair', 'Chair'), ('vice_chair', 'Vice-chair'), ('member', 'Member'), ('coopted', 'Co-opted member'), ('young_person', 'Young people’s representative'), ('substitute', 'Named substitute'), ('officer', 'Officer in attendance')], default='member', max_length=12)),
                ('status', models.CharField(choices=[('present', 'Present'), ('remote', 'Present by video'), ('apologies', 'Apologies'), ('absent', 'Absent')], default='present', max_length=9)),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='meeting', related_name='+', to='accounts.council')),
            ],
            options={
                'verbose_name_plural': 'attendance',
                'ordering': ['id'],
            },
        ),
        migrations.CreateModel(
            name='AttendanceMove',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('arrived', 'Arrived'), ('left', 'Left')], max_length=7)),
                ('at', models.TimeField(blank=True, null=True)),
                ('attendance', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='moves', to='committees.attendance')),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='attendance', related_name='+', to='accounts.council')),
                ('item', models.ForeignKey(help_text='Before or during which item.', on_delete=django.db.models.deletion.CASCADE, related_name='+', to='committees.agendaitem')),
            ],
            options={
                'ordering': ['item__order', 'at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Committee',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=160)),
                ('short_name', models.CharField(help_text='As minutes say it: "the Panel".', max_length=60)),
                ('slug', models.SlugField(max_length=80)),
                ('quorum', models.PositiveSmallIntegerField(blank=True, help_text='Voting members needed. Empty: minutes do not say.', null=True)),
                ('terms', models.TextField(blank=True, help_text='Terms of reference and of membership, read by everyone.')),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.council')),
                ('scorecard', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='scorecards.scorecard')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Declaration',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('interest', models.CharField(choices=[('pecuniary', 'Disclosable pecuniary interest'), ('registrable', 'Other registrable interest'), ('non_registrable', 'Non-registrable interest'), ('personal', 'Personal interest'), ('prejudicial', 'Personal and prejudicial interest')], max_length=15)),
                ('nature', models.CharField(blank=True, help_text='Such as: a school governor.', max_length=250)),
                ('withdrew', models.BooleanField(default=False, help_text='Left the room and took no part.')),
                ('attendance', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='declarations', to='committees.attendance')),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='attendance', related_name='+', to='accounts.council')),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='declarations', to='committees.agendaitem')),
            ],
            options={
                'ordering': ['item__order', 'id'],
            },
            bases=(committees.models.visibility.OfItem, models.Model),
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
                ('exempt_paragraph', models.CharField(blank=True, help_text='Of the schedule of exempt information: members of the committee may open it then.', max_length=4)),
                ('published_on', models.DateField(default=django.utils.timezone.localdate)),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='item', related_name='+', to='accounts.council')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='documents', to='committees.agendaitem')),
            ],
            options={
                'ordering': ['order', 'id'],
            },
            bases=(committees.models.visibility.OfItem, models.Model),
        ),
        migrations.CreateModel(
            name='Limb',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField()),
                ('verb', models.CharField(choices=[('noted', 'Noted'), ('received', 'Received'), ('welcomed', 'Welcomed'), ('thanked', 'Thanked'), ('congratulated', 'Congratulated'), ('commended', 'Commended'), ('agreed', 'Agreed'), ('accepted', 'Accepted'), ('supported', 'Supported'), ('approved', 'Approved'), ('endorsed', 'Endorsed'), ('adopted', 'Adopted'), ('confirmed', 'Confirmed'), ('appointed', 'Appointed'), ('requested', 'Requested'), ('invited', 'Invited'), ('instructed', 'Instructed'), ('authorised', 'Authorised'), ('delegated', 'Delegated'), ('referred', 'Referred'), ('deferred', 'Deferred'), ('recommended', 'Recommended'), ('excluded', 'Excluded'), ('other', 'Other')], default='other', max_length=13)),
                ('label', models.CharField(blank=True, help_text='As written, where it was read in: (i).', max_length=20)),
                ('text', models.TextField()),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='resolution', related_name='+', to='accounts.council')),
                ('parent', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='children', to='committees.limb')),
            ],
            options={
                'ordering': ['order'],
            },
        ),
        migrations.AddField(
            model_name='action',
            name='limb',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='actions', to='committees.limb'),
        ),
        migrations.CreateModel(
            name='MeasureRequest',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('wanted', models.CharField(help_text="What is to be measured, in the asker's words.", max_length=200)),
                ('why', models.TextField(blank=True, help_text='What it would tell members.')),
                ('asked_by', models.CharField(help_text='A role: a member, the Chair.', max_length=120)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.council')),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='measure_requests', to='committees.agendaitem')),
            ],
            options={
                'ordering': ['-at', '-id'],
            },
            bases=(committees.models.visibility.OfItem, models.Model),
        ),
        migrations.CreateModel(
            name='Meeting',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('date', models.DateField()),
                ('time', models.TimeField(blank=True, null=True)),
                ('location', models.CharField(blank=True, max_length=160)),
                ('kind', models.CharField(choices=[('ordinary', 'Ordinary'), ('special', 'Special or extraordinary'), ('annual', 'Annual'), ('informal', 'Informal'), ('private', 'Private')], default='ordinary', max_length=8)),
                ('state', models.CharField(choices=[('stands', 'Stands'), ('cancelled', 'Cancelled')], default='stands', max_length=9)),
                ('state_reason', models.CharField(blank=True, help_text='Why it is cancelled.', max_length=250)),
                ('set_up_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('changed_at', models.DateTimeField(blank=True, help_text='When its day, hour, place or state was last changed.', null=True)),
                ('told_at', models.DateTimeField(blank=True, help_text='When its agenda, or how its minutes stand, was last changed as readers see it.', null=True)),
                ('agenda_published', models.DateField(blank=True, null=True)),
                ('was_out', models.BooleanField(default=False, help_text='Whether its agenda was out before it was called back: then it was shown.')),
                ('minutes_state', models.CharField(choices=[('none', 'No minutes yet'), ('draft', 'Draft'), ('confirmed', 'Agreed')], default='none', max_length=9)),
                ('minutes_published', models.DateField(blank=True, null=True)),
                ('minutes_reopened', models.DateField(blank=True, help_text='When minutes that had been agreed were taken back to draft.', null=True)),
                ('note', models.CharField(blank=True, help_text='Such as "The source gives no date: this one is illustrative."', max_length=250)),
                ('unconfirmed', models.BooleanField(default=False, help_text='Made where a file was read in, and seen by those who edit meetings until a person confirms it.')),
                ('committee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='meetings', to='committees.committee')),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='committee', related_name='+', to='accounts.council')),
                ('minutes_agreed_at', models.ForeignKey(blank=True, help_text='The item of a later meeting at which they were agreed.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='minutes_agreed', to='committees.agendaitem')),
            ],
            options={
                'ordering': ['-date'],
            },
        ),
        migrations.CreateModel(
            name='FormerDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('time', models.TimeField(blank=True, null=True)),
                ('location', models.CharField(blank=True, max_length=160)),
                ('reason', models.CharField(max_length=250)),
                ('moved_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='meeting', related_name='+', to='accounts.council')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='former_days', to='committees.meeting')),
            ],
            options={
                'ordering': ['moved_at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='FormerAgreement',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('reopened', models.DateField()),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='meeting', related_name='+', to='accounts.council')),
                ('item', models.ForeignKey(help_text='Where they were agreed.', on_delete=django.db.models.deletion.PROTECT, related_name='former_agreements', to='committees.agendaitem')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='former_agreements', to='committees.meeting')),
            ],
            options={
                'ordering': ['reopened', 'id'],
            },
            bases=(committees.models.visibility.OfItem, models.Model),
        ),
        migrations.AddField(
            model_name='attendance',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='attendance', to='committees.meeting'),
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='meeting',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='items', to='committees.meeting'),
        ),
        migrations.AddField(
            model_name='agendaitem',
            name='postponed_to',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='committees.meeting'),
        ),
        migrations.AddField(
            model_name='action',
            name='due_meeting',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='actions_due', to='committees.meeting'),
        ),
        migrations.CreateModel(
            name='MeetingMoment',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('opened', 'Opened'), ('adjourned', 'Adjourned'), ('resumed', 'Resumed'), ('private', 'Public and press excluded'), ('public', 'Public and press admitted again'), ('inquorate', 'No longer quorate'), ('closed', 'Closed')], max_length=9)),
                ('at', models.TimeField(blank=True, null=True)),
                ('note', models.CharField(blank=True, help_text='Why, or to which day; the resolution by which the public was excluded.', max_length=2000)),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='meeting', related_name='+', to='accounts.council')),
                ('item', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='committees.agendaitem')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='moments', to='committees.meeting')),
            ],
            options={
                'ordering': ['id'],
            },
            bases=(committees.models.visibility.OfItem, models.Model),
        ),
        migrations.CreateModel(
            name='MeetingRules',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('regime', models.CharField(blank=True, choices=[('england', 'England: five clear days, Schedule 12A'), ('wales', 'Wales: three clear days, Schedule 12A as it stands there'), ('scotland', 'Scotland: three clear days, Schedule 7A')], help_text='Empty: as the council’s GSS code says.', max_length=8)),
                ('names', models.CharField(choices=[('name', 'Name'), ('name_and_role', 'Name and role'), ('role', 'Role only')], default='name_and_role', max_length=13)),
                ('arising_item', models.BooleanField(default=True, help_text='Whether the agenda of a meeting that is planned gets an item for actions.')),
                ('question_days', models.PositiveSmallIntegerField(blank=True, help_text='Clear days before a meeting by which questions in advance are in. Empty: until the meeting.', null=True)),
                ('contact', models.CharField(blank=True, help_text='Where papers are asked for in another format.', max_length=200)),
                ('council', models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.council')),
            ],
        ),
        migrations.CreateModel(
            name='MinutesParagraph',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('position', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('statement', 'Statement'), ('question', 'Question'), ('answer', 'Answer'), ('procedure', 'Procedure')], max_length=9)),
                ('speaker', models.CharField(blank=True, help_text='A role as minuted: a member, the Chair.', max_length=160)),
                ('speaker_kind', models.CharField(blank=True, choices=[('member', 'Member'), ('chair', 'Chair'), ('coopted', 'Coopted'), ('young_person', 'Young Person'), ('officer', 'Officer'), ('public', 'Public')], max_length=12)),
                ('text', models.TextField()),
                ('source_place', models.CharField(blank=True, help_text='From where to where in the source’s text: 120-348.', max_length=40)),
                ('answers', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='replies', to='committees.minutesparagraph')),
                ('attendance', models.ForeignKey(blank=True, help_text='Who spoke, where it is somebody on the attendance.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='committees.attendance')),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='item', related_name='+', to='accounts.council')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='paragraphs', to='committees.agendaitem')),
            ],
            options={
                'ordering': ['position'],
            },
            bases=(committees.models.visibility.OfItem, models.Model),
        ),
        migrations.CreateModel(
            name='MinutesCorrection',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('was', models.TextField(blank=True, help_text='The words as published; empty where none are replaced.')),
                ('text', models.TextField(blank=True, help_text='What they should read; or all that was put right.')),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='meeting', related_name='+', to='accounts.council')),
                ('former', models.ForeignKey(blank=True, help_text='Where they were agreed anew since: of which agreement before.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='committees.formeragreement')),
                ('item', models.ForeignKey(blank=True, help_text='Of which item.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='committees.agendaitem')),
                ('made_at', models.ForeignKey(help_text="The later meeting's item.", on_delete=django.db.models.deletion.PROTECT, related_name='+', to='committees.agendaitem')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='committees.meeting')),
                ('paragraph', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='committees.minutesparagraph')),
            ],
            options={
                'ordering': ['id'],
            },
            bases=(committees.models.visibility.OfItem, models.Model),
        ),
        migrations.CreateModel(
            name='IndicatorMention',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('value_reported', models.CharField(blank=True, help_text='As said at the meeting.', max_length=60)),
                ('period', models.CharField(blank=True, help_text='Its label: Quarter 2 2025/26.', max_length=40)),
                ('published_value', models.CharField(blank=True, help_text='What the item’s edition says instead, where it says another figure.', max_length=60)),
                ('confirmed_by', models.ForeignKey(blank=True, help_text='Who confirmed what was suggested from the words.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='paragraph', related_name='+', to='accounts.council')),
                ('indicator', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.indicator')),
                ('paragraph', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='mentions', to='committees.minutesparagraph')),
            ],
        ),
        migrations.AddField(
            model_name='action',
            name='paragraph',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='actions', to='committees.minutesparagraph'),
        ),
        migrations.CreateModel(
            name='MinutesSource',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('text', 'Plain text'), ('html', 'Page of a council’s site'), ('xml', 'Meeting as XML'), ('docx', 'Word document'), ('transcript', 'Transcript')], max_length=10)),
                ('name', models.CharField(help_text='Of the file; “Pasted text” otherwise.', max_length=160)),
                ('file', models.FileField(max_length=200, upload_to=committees.models.sources.source_path)),
                ('sha512', models.CharField(max_length=128)),
                ('text', models.TextField(help_text='Every word, as places in it are counted.')),
                ('read', models.JSONField(help_text='What was read in it, with the place of each fact.')),
                ('answers', models.JSONField(blank=True, default=dict, help_text='What a person confirmed or changed, by fact.')),
                ('state', models.CharField(choices=[('read', 'Waits for a person'), ('confirmed', 'Confirmed'), ('set_aside', 'Set aside')], default='read', max_length=9)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('confirmed_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('committee', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='committees.committee')),
                ('confirmed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.council')),
                ('meeting', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='minutes_sources', to='committees.meeting')),
            ],
            options={
                'ordering': ['-at', '-id'],
            },
        ),
        migrations.AddField(
            model_name='minutesparagraph',
            name='source',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='committees.minutessource'),
        ),
        migrations.CreateModel(
            name='MinutesVersion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('number', models.PositiveIntegerField()),
                ('words', models.JSONField(help_text='Paragraphs, resolutions and actions, as the editor holds them.')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='item', related_name='+', to='accounts.council')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='versions', to='committees.agendaitem')),
            ],
            options={
                'ordering': ['-number'],
            },
            bases=(committees.models.visibility.OfItem, models.Model),
        ),
        migrations.CreateModel(
            name='PapersTold',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('of_change', models.DateTimeField(blank=True, help_text='When the meeting changed of which they were told. Empty: of its papers.', null=True)),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='meeting', related_name='+', to='accounts.council')),
                ('meeting', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='committees.meeting')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Person',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('member', 'Member of the council'), ('coopted', 'Co-opted member'), ('young_person', 'Young people’s representative'), ('officer', 'Officer')], max_length=12)),
                ('name', models.CharField(blank=True, help_text='As minutes write it. Left empty, the role stands for the name.', max_length=120)),
                ('role', models.CharField(blank=True, help_text='Such as Head of Service, Placements.', max_length=160)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.council')),
                ('user', models.ForeignKey(blank=True, help_text='Whose account it is.', null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['name', 'role'],
            },
        ),
        migrations.CreateModel(
            name='CommitteeMembership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('capacity', models.CharField(choices=[('chair', 'Chair'), ('vice_chair', 'Vice-chair'), ('member', 'Member'), ('coopted', 'Co-opted member'), ('young_person', 'Young people’s representative'), ('substitute', 'Named substitute'), ('officer', 'Officer in attendance')], default='member', max_length=12)),
                ('starts', models.DateField(blank=True, help_text='Empty: since before this was kept.', null=True)),
                ('ends', models.DateField(blank=True, help_text='The last day. Empty: still.', null=True)),
                ('committee', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='committees.committee')),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='committee', related_name='+', to='accounts.council')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='memberships', to='committees.person')),
            ],
            options={
                'ordering': ['committee', 'id'],
            },
        ),
        migrations.AddField(
            model_name='attendance',
            name='person',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='committees.person'),
        ),
        migrations.AddField(
            model_name='attendance',
            name='substitute_for',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='committees.person'),
        ),
        migrations.CreateModel(
            name='AdvanceQuestion',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('asked_by_words', models.CharField(help_text='A role: a member, a foster carer.', max_length=120)),
                ('from_public', models.BooleanField(default=False, help_text='A public question under standing orders.')),
                ('text', models.TextField()),
                ('state', models.CharField(choices=[('asked', 'Asked'), ('answered', 'Answered'), ('withdrawn', 'Withdrawn')], default='asked', max_length=9)),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('answer', models.TextField(blank=True)),
                ('answered_by_words', models.CharField(blank=True, help_text='A role.', max_length=160)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='item', related_name='+', to='accounts.council')),
                ('indicator', models.ForeignKey(blank=True, help_text='The measure it is about.', null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.indicator')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='advance_questions', to='committees.agendaitem')),
                ('minuted_answer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='committees.minutesparagraph')),
                ('minuted_question', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='committees.minutesparagraph')),
                ('asked_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='committees.person')),
            ],
            options={
                'ordering': ['at', 'id'],
            },
            bases=(committees.models.visibility.OfItem, models.Model),
        ),
        migrations.CreateModel(
            name='Recommendation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('text', models.TextField()),
                ('to_body', models.CharField(help_text='Such as Cabinet.', max_length=120)),
                ('due_on', models.DateField(blank=True, help_text='By when it is to answer.', null=True)),
                ('response', models.CharField(choices=[('none', 'No response yet'), ('accepted', 'Accepted'), ('partly', 'Accepted in part'), ('refused', 'Refused')], default='none', max_length=8)),
                ('response_words', models.TextField(blank=True)),
                ('responded_on', models.DateField(blank=True, null=True)),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='item', related_name='+', to='accounts.council')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='recommendations', to='committees.agendaitem')),
                ('limb', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='committees.limb')),
            ],
            options={
                'ordering': ['due_on', 'id'],
            },
            bases=(committees.models.visibility.OfItem, models.Model),
        ),
        migrations.CreateModel(
            name='ReportPart',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField()),
                ('kind', models.CharField(choices=[('body', 'Body'), ('implication', 'Implication')], default='body', max_length=11)),
                ('heading', models.CharField(max_length=120)),
                ('text', models.TextField(help_text='An implication may be “Not applicable”; it may not be empty.')),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='item', related_name='+', to='accounts.council')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='report_parts', to='committees.agendaitem')),
            ],
            options={
                'ordering': ['kind', 'order'],
            },
            bases=(committees.models.visibility.OfItem, models.Model),
        ),
        migrations.CreateModel(
            name='RequestStep',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('accepted', 'Accepted'), ('declined', 'Declined'), ('not_yet', 'Not Yet'), ('added', 'Added')], max_length=8)),
                ('reason', models.TextField(blank=True, help_text='Read by members.')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='request', related_name='+', to='accounts.council')),
                ('indicator', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='indicators.indicator')),
                ('request', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='steps', to='committees.measurerequest')),
            ],
            options={
                'ordering': ['at', 'id'],
            },
        ),
        migrations.CreateModel(
            name='Resolution',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('order', models.PositiveSmallIntegerField(default=1)),
                ('after', models.PositiveSmallIntegerField(blank=True, help_text='The position of the paragraph it stands after. Empty: at the end.', null=True)),
                ('label', models.CharField(blank=True, help_text='As written, where it was read in: 17.4 Resolved.', max_length=60)),
                ('preamble', models.TextField(default='that the Committee:')),
                ('outcome', models.CharField(choices=[('carried', 'Carried'), ('lost', 'Lost'), ('withdrawn', 'Withdrawn')], default='carried', max_length=9)),
                ('vote', models.TextField(blank=True, help_text='Such as "Agreed without a vote", one in each line.')),
                ('votes_for', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('votes_against', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('votes_abstained', models.PositiveSmallIntegerField(blank=True, null=True)),
                ('source_place', models.CharField(blank=True, max_length=40)),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='item', related_name='+', to='accounts.council')),
                ('item', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='resolutions', to='committees.agendaitem')),
                ('mover', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='committees.attendance')),
                ('seconder', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='committees.attendance')),
                ('source', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='committees.minutessource')),
            ],
            options={
                'ordering': ['order'],
            },
            bases=(committees.models.visibility.OfItem, models.Model),
        ),
        migrations.AddField(
            model_name='limb',
            name='resolution',
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='limbs', to='committees.resolution'),
        ),
        migrations.CreateModel(
            name='Vote',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('choice', models.CharField(choices=[('for', 'For'), ('against', 'Against'), ('abstained', 'Abstained')], max_length=9)),
                ('attendance', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='committees.attendance')),
                ('council', accounts.models.people.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='resolution', related_name='+', to='accounts.council')),
                ('resolution', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='named_votes', to='committees.resolution')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.AddConstraint(
            model_name='committee',
            constraint=models.UniqueConstraint(fields=('council', 'slug'), name='one_committee_per_slug'),
        ),
        migrations.AddConstraint(
            model_name='document',
            constraint=models.CheckConstraint(condition=models.Q(('exempt_paragraph', ''), models.Q(('restricted', True), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='an_exempt_document_is_not_public_and_says_why'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.UniqueConstraint(fields=('committee', 'date'), name='one_meeting_a_day'),
        ),
        migrations.AddConstraint(
            model_name='meeting',
            constraint=models.CheckConstraint(condition=models.Q(('unconfirmed', False), models.Q(('agenda_published', None), ('minutes_state', 'none')), _connector='OR'), name='what_is_out_was_confirmed'),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.UniqueConstraint(fields=('meeting', 'number'), name='one_item_per_number'),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.CheckConstraint(condition=models.Q(('exempt_paragraph', ''), models.Q(models.Q(('exempt_reason', ''), _negated=True), models.Q(('public_title', ''), _negated=True)), _connector='OR'), name='an_exempt_item_says_why_and_has_a_public_title'),
        ),
        migrations.AddConstraint(
            model_name='agendaitem',
            constraint=models.CheckConstraint(condition=models.Q(('state', 'listed'), models.Q(('state_reason', ''), _negated=True), _connector='OR'), name='an_item_taken_off_says_why'),
        ),
        migrations.AddConstraint(
            model_name='indicatormention',
            constraint=models.UniqueConstraint(fields=('paragraph', 'indicator'), name='an_indicator_once_a_paragraph'),
        ),
        migrations.AddConstraint(
            model_name='action',
            constraint=models.CheckConstraint(condition=models.Q(('due_meeting__isnull', False), ('due_on__isnull', False), models.Q(('due_note', ''), _negated=True), _connector='OR'), name='an_action_says_when_it_is_due'),
        ),
        migrations.AddConstraint(
            model_name='action',
            constraint=models.CheckConstraint(condition=models.Q(('awaits_indicator', None), models.Q(('awaits_period', ''), _negated=True), _connector='OR'), name='an_awaited_figure_has_its_period'),
        ),
        migrations.AddConstraint(
            model_name='action',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('awaits_above', None), ('awaits_below', None)), models.Q(('awaits_above', None), ('awaits_indicator__isnull', False)), models.Q(('awaits_below', None), ('awaits_indicator__isnull', False)), _connector='OR'), name='a_threshold_is_of_one_side_and_of_a_measure'),
        ),
        migrations.AddConstraint(
            model_name='minutessource',
            constraint=models.UniqueConstraint(condition=models.Q(('meeting__isnull', False)), fields=('meeting', 'sha512'), name='a_source_once_a_meeting'),
        ),
        migrations.AddConstraint(
            model_name='minutesparagraph',
            constraint=models.UniqueConstraint(fields=('item', 'position'), name='one_paragraph_per_position'),
        ),
        migrations.AddConstraint(
            model_name='minutesparagraph',
            constraint=models.CheckConstraint(condition=models.Q(('answers', None), ('kind', 'answer'), _connector='OR'), name='only_an_answer_answers'),
        ),
        migrations.AddConstraint(
            model_name='minutesversion',
            constraint=models.UniqueConstraint(fields=('item', 'number'), name='one_version_of_minutes_per_number'),
        ),
        migrations.AddConstraint(
            model_name='paperstold',
            constraint=models.UniqueConstraint(condition=models.Q(('of_change', None)), fields=('meeting', 'user'), name='told_of_papers_once'),
        ),
        migrations.AddConstraint(
            model_name='paperstold',
            constraint=models.UniqueConstraint(fields=('meeting', 'user', 'of_change'), name='told_of_a_change_once'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('name', ''), _negated=True), models.Q(('role', ''), _negated=True), _connector='OR'), name='a_person_has_a_name_or_a_role'),
        ),
        migrations.AddConstraint(
            model_name='person',
            constraint=models.UniqueConstraint(fields=('council', 'user'), name='one_person_per_account'),
        ),
        migrations.AddConstraint(
            model_name='committeemembership',
            constraint=models.CheckConstraint(condition=models.Q(('starts', None), ('ends', None), ('ends__gte', models.F('starts')), _connector='OR'), name='a_membership_ends_after_it_starts'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.UniqueConstraint(fields=('meeting', 'person'), name='a_person_attends_once'),
        ),
        migrations.AddConstraint(
            model_name='attendance',
            constraint=models.CheckConstraint(condition=models.Q(('person__isnull', False), models.Q(('words', ''), _negated=True), _connector='OR'), name='attendance_says_who'),
        ),
        migrations.AddConstraint(
            model_name='advancequestion',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('state', 'answered'), _negated=True), models.Q(('answer', ''), _negated=True), _connector='OR'), name='an_answered_question_has_its_answer'),
        ),
        migrations.AddConstraint(
            model_name='recommendation',
            constraint=models.CheckConstraint(condition=models.Q(('response', 'none'), models.Q(('responded_on__isnull', False), models.Q(('response_words', ''), _negated=True)), _connector='OR'), name='a_response_has_its_words_and_its_day'),
        ),
        migrations.AddConstraint(
            model_name='reportpart',
            constraint=models.UniqueConstraint(fields=('item', 'kind', 'order'), name='one_report_part_per_place'),
        ),
        migrations.AddConstraint(
            model_name='requeststep',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('indicator__isnull', False), ('kind', 'added')), models.Q(models.Q(('kind', 'added'), _negated=True), models.Q(('reason', ''), _negated=True)), _connector='OR'), name='a_decision_has_a_reason_and_what_was_added_a_measure'),
        ),
        migrations.AddConstraint(
            model_name='resolution',
            constraint=models.UniqueConstraint(fields=('item', 'order'), name='one_resolution_per_place'),
        ),
        migrations.AddConstraint(
            model_name='limb',
            constraint=models.UniqueConstraint(condition=models.Q(('parent', None)), fields=('resolution', 'order'), name='one_limb_per_place'),
        ),
        migrations.AddConstraint(
            model_name='limb',
            constraint=models.UniqueConstraint(condition=models.Q(('parent__isnull', False)), fields=('parent', 'order'), name='one_inner_limb_per_place'),
        ),
        migrations.AddConstraint(
            model_name='vote',
            constraint=models.UniqueConstraint(fields=('resolution', 'attendance'), name='a_member_votes_once'),
        ),
        *(migrations.RunPython(each.add, each.remove) for each in WORDS),
    ]
