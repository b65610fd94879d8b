"""Every table as 0003_typed_trail left it, at once: a new database is ready in a third of the time.

The migrations it replaces stay for databases that are between them.
"""

import django.core.validators
import django.db.models.deletion
import django.utils.timezone
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
            ],
            options={
                'ordering': ['name'],
            },
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
                ('groups', models.ManyToManyField(blank=True, help_text='The groups this user belongs to. A user will get all permissions granted to each of their groups.', related_name='user_set', related_query_name='user', to='auth.group', verbose_name='groups')),
                ('user_permissions', models.ManyToManyField(blank=True, help_text='Specific permissions for this user.', related_name='user_set', related_query_name='user', to='auth.permission', verbose_name='user permissions')),
            ],
            options={
                'abstract': False,
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
            name='Membership',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('role', models.CharField(choices=[('member', 'Member'), ('performance officer', 'Performance officer'), ('approver', 'Approver'), ('democratic services', 'Democratic services'), ('administrator', 'Administrator')], max_length=20)),
                ('council', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to='accounts.council')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='memberships', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('user', 'council', 'role'), name='one_membership_per_role')],
            },
        ),
        migrations.RunPython(create_cache_table, migrations.RunPython.noop),
    ]
