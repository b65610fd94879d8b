"""Every table as 0012_visits left it, at once: a new database is ready in a tenth of the time.

The migrations it replaces stay for databases that are between them.
"""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
import uuid
from django.conf import settings
from django.core.management import call_command
from django.db import migrations, models


def create_cache_table(apps, schema_editor):
    call_command("createcachetable", database=schema_editor.connection.alias, verbosity=0)


class Migration(migrations.Migration):

    replaces = [
        ('accounts', '0001_initial'),
        ('accounts', '0002_shared_cache'),
        ('accounts', '0003_typed_trail'),
        ('accounts', '0004_jobs'),
        ('accounts', '0005_break_glass'),
        ('accounts', '0006_roles_from_groups'),
        ('accounts', '0007_invitations'),
        ('accounts', '0008_leavers'),
        ('accounts', '0009_second_factor_for_all'),
        ('accounts', '0010_forms_on_their_way'),
        ('accounts', '0011_letters_about_papers'),
        ('accounts', '0012_visits'),
    ]

    initial = True

    dependencies = [
        ('auth', '0012_alter_user_first_name_max_length'),
    ]

    operations = [
        migrations.CreateModel(
            name='Council',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=120, unique=True)),
                ('short_name', models.CharField(help_text='As charts say it: "Exampleton"', max_length=60)),
                ('slug', models.SlugField(unique=True)),
                ('gss_code', models.CharField(max_length=9, unique=True, verbose_name='GSS code')),
                ('brand', models.CharField(default='#12436d', max_length=7, validators=[django.core.validators.RegexValidator('^#[0-9a-fA-F]{6}$', 'Write the colour as # and six digits, such as #12436d.')])),
                ('public_access', models.BooleanField(default=False, help_text='Anyone may read what is published.')),
                ('illustrative', models.BooleanField(default=False, help_text='Figures are made up; every page says so.')),
                ('disclosure_threshold', models.PositiveSmallIntegerField(default=5, help_text='Counts of children from 1 to this number are hidden when published.')),
                ('smallest_denominator', models.PositiveSmallIntegerField(default=6, help_text='A share of fewer children than this is too few to show.')),
                ('second_factor_for_all', models.BooleanField(default=False, help_text='Everybody with a role needs a second factor, not approvers and administrators alone.')),
            ],
            options={
                'ordering': ['name'],
            },
        ),
        migrations.CreateModel(
            name='Worker',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('started_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('heartbeat', models.DateTimeField(default=django.utils.timezone.now)),
            ],
        ),
        migrations.CreateModel(
            name='User',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('is_superuser', models.BooleanField(default=False, help_text='Designates that this user has all permissions without explicitly assigning them.', verbose_name='superuser status')),
                ('email', models.EmailField(max_length=254, unique=True, verbose_name='e-mail address')),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='name or job title')),
                ('is_staff', models.BooleanField(default=False)),
                ('is_active', models.BooleanField(default=True)),
                ('joined_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('papers_by_mail', models.BooleanField(default=True, help_text='As a member, is told by letter when papers are published.')),
                ('break_glass', models.BooleanField(default=False, help_text='Kept for when the council’s own sign-in is down; never opened by it.')),
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Directory',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('name', models.CharField(max_length=80)),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('token_start', models.CharField(max_length=12)),
                ('created_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('revoked_at', models.DateTimeField(null=True)),
                ('last_used_at', models.DateTimeField(null=True)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.council')),
                ('created_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('revoked_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'verbose_name_plural': 'directories',
            },
        ),
        migrations.CreateModel(
            name='AuditEntry',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ('verb', models.CharField(help_text='Such as "published an edition"', max_length=60)),
                ('subject', models.CharField(help_text='The kind of thing: figure, edition, membership', max_length=60)),
                ('subject_key', models.CharField(help_text='Which one', max_length=120)),
                ('detail', models.JSONField(default=dict, help_text='Before, after and what else explains the entry')),
                ('by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='accounts.council')),
            ],
            options={
                'verbose_name_plural': 'audit entries',
                'ordering': ['-at', '-id'],
                'indexes': [models.Index(fields=['council', '-at', '-id'], name='audit_by_council')],
            },
        ),
        migrations.CreateModel(
            name='Departure',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('at', models.DateTimeField(default=django.utils.timezone.now)),
                ('back_at', models.DateTimeField(null=True)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.council')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('council', 'user'), name='one_departure_each')],
            },
        ),
        migrations.CreateModel(
            name='GroupRole',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('group', models.CharField(help_text='As the provider tells it: with Entra ID its object ID.', max_length=256)),
                ('name', models.CharField(blank=True, max_length=120)),
                ('role', models.CharField(choices=[('member', 'Member'), ('performance officer', 'Performance officer'), ('approver', 'Approver'), ('democratic services', 'Democratic services'), ('administrator', 'Administrator')], max_length=20)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.council')),
            ],
            options={
                'verbose_name': 'role from a group',
                'verbose_name_plural': 'roles from groups',
                'constraints': [models.UniqueConstraint(fields=('council', 'group', 'role'), name='one_rule_per_group_and_role')],
            },
        ),
        migrations.CreateModel(
            name='Invitation',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('email', models.EmailField(max_length=254, verbose_name='e-mail address')),
                ('name', models.CharField(blank=True, max_length=120, verbose_name='name or job title')),
                ('role', models.CharField(choices=[('member', 'Member'), ('performance officer', 'Performance officer'), ('approver', 'Approver'), ('democratic services', 'Democratic services'), ('administrator', 'Administrator')], max_length=20)),
                ('token_hash', models.CharField(max_length=64, unique=True)),
                ('sent_at', models.DateTimeField(default=django.utils.timezone.now)),
                ('good_until', models.DateTimeField()),
                ('withdrawn_at', models.DateTimeField(null=True)),
                ('taken_at', models.DateTimeField(null=True)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.council')),
                ('sent_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'ordering': ['-sent_at', '-pk'],
                'constraints': [models.UniqueConstraint(condition=models.Q(('taken_at', None), ('withdrawn_at', None)), fields=('council', 'email', 'role'), name='one_open_invitation_per_role')],
            },
        ),
        migrations.CreateModel(
            name='Job',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('path', models.CharField(help_text='The function that does it.', max_length=200)),
                ('title', models.CharField(help_text='In words, such as Check of figures.csv.', max_length=200)),
                ('arguments', models.JSONField(blank=True, default=dict, help_text='Emptied when it ends.')),
                ('once', models.CharField(blank=True, help_text='Of what there is one.', max_length=80, null=True, unique=True)),
                ('state', models.CharField(choices=[('waiting', 'Waiting'), ('running', 'Running'), ('done', 'Done'), ('failed', 'Failed'), ('cancelled', 'Cancelled')], default='waiting', max_length=10)),
                ('queued', models.UUIDField(blank=True, help_text='Its row in the queue.', null=True)),
                ('turn', models.UUIDField(blank=True, null=True)),
                ('tries', models.PositiveSmallIntegerField(default=0, help_text='How often it was put off until later.')),
                ('stops', models.PositiveSmallIntegerField(default=0, help_text='How often a run of it was killed.')),
                ('progress', models.CharField(blank=True, help_text='In words, such as 12,000 rows read.', max_length=120)),
                ('problem', models.TextField(blank=True, help_text='Why it failed, or why it is tried again.')),
                ('result', models.JSONField(blank=True, null=True)),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ('started_at', models.DateTimeField(blank=True, null=True)),
                ('ended_at', models.DateTimeField(blank=True, null=True)),
                ('by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('council', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.council')),
            ],
            options={
                'indexes': [models.Index(fields=['council', '-at'], name='jobs_of_a_council'), models.Index(condition=models.Q(('state__in', ['waiting', 'running'])), fields=['at'], name='jobs_not_ended')],
            },
        ),
        migrations.CreateModel(
            name='KeptForm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark', models.CharField(max_length=22, unique=True)),
                ('browser', models.CharField(help_text="A digest of the browser's key.", max_length=43)),
                ('page', models.CharField(help_text="A digest of the page's address.", max_length=43)),
                ('fields', models.TextField(help_text='Encrypted.')),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['person', 'browser'], name='kept_for_a_browser')],
            },
        ),
        migrations.CreateModel(
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('member', 'Member'), ('performance officer', 'Performance officer'), ('approver', 'Approver'), ('democratic services', 'Democratic services'), ('administrator', 'Administrator')], max_length=20)),
                ('from_groups', models.BooleanField(default=False, help_text='Given and taken by groups of the council’s accounts, and not by hand.')),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='accounts.council')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('user', 'council', 'role'), name='one_membership_per_role')],
            },
        ),
        migrations.CreateModel(
            name='SentForm',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('mark', models.CharField(max_length=22, unique=True)),
                ('turn', models.CharField(blank=True, max_length=43, null=True, unique=True)),
                ('place', models.CharField(help_text='A digest of the address.', max_length=43)),
                ('content', models.CharField(help_text='A digest, by our key, of what was in it.', max_length=43)),
                ('at', models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ('done', models.BooleanField(default=False)),
                ('answer', models.TextField(blank=True, help_text='The address it led to.')),
                ('person', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['place', '-at'], name='sent_to_a_place')],
            },
        ),
        migrations.CreateModel(
            name='Visit',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('on', models.DateField()),
                ('before', models.DateField(blank=True, help_text='Empty: this is the first.', null=True)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to='accounts.council')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('council', 'user'), name='one_visit_kept_for_each')],
            },
        ),
        migrations.RunPython(create_cache_table, migrations.RunPython.noop),
    ]
