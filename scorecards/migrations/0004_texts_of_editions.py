"""The words of each edition, beside its payload, for the search."""

import accounts.models
import django.db.models.deletion
from django.db import migrations, models

from scorecards.editions.searching.texts import texts_of


def fill(apps, schema_editor):
    """The words of what is published already, one edition at a time: a payload is some hundred kilobytes."""
    editions, texts = (apps.get_model("scorecards", name) for name in ("Edition", "EditionText"))
    for edition in editions.objects.iterator(chunk_size=1):
        texts.objects.bulk_create(
            texts(council_id=edition.council_id, edition=edition, **said._asdict())
            for said in texts_of(edition.payload)
        )


class Migration(migrations.Migration):

    dependencies = [
        ('accounts', '0003_typed_trail'),
        ('scorecards', '0003_council_is_required'),
    ]

    operations = [
        migrations.CreateModel(
            name='EditionText',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('kind', models.CharField(choices=[('headline', 'Headline'), ('answer', 'Answer'), ('commentary', 'Commentary')], max_length=10)),
                ('name', models.CharField(blank=True, help_text="The section's slug or the indicator's code.", max_length=80)),
                ('title', models.CharField(help_text="What it is about: the section's question, the measure.", max_length=250)),
                ('text', models.TextField()),
                ('council', accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of='edition', related_name='+', to='accounts.council')),
                ('edition', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='texts', to='scorecards.edition')),
            ],
            options={
                'ordering': ['id'],
            },
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
