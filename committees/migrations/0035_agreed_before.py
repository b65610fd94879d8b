"""What was agreed and put right before minutes were reopened and agreed anew stays."""

import accounts.models.people
import committees.models.visibility
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0001_squashed_0012_visits'),
        ('committees', '0034_what_came_after_an_agenda'),
    ]

    operations = [
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
            model_name='minutescorrection',
            name='former',
            field=models.ForeignKey(blank=True, help_text='Where they were agreed anew since: of which agreement before.', null=True, on_delete=django.db.models.deletion.CASCADE, related_name='corrections', to='committees.formeragreement'),
        ),
    ]
