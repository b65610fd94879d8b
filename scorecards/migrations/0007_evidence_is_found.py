"""The evidence of each edition is found by the search as its other words are."""

from django.db import migrations, models

from scorecards.editions.searching.texts import EVIDENCE, evidence_of


def fill(apps, schema_editor):
    """The evidence of what is published already, one edition at a time: a payload is some hundred kilobytes."""
    editions, texts = (apps.get_model("scorecards", name) for name in ("Edition", "EditionText"))
    texts.objects.filter(kind=EVIDENCE).delete()  # an earlier step may have found it already
    for edition in editions.objects.iterator(chunk_size=1):
        texts.objects.bulk_create(
            texts(council_id=edition.council_id, edition=edition, **said._asdict())
            for said in dict.fromkeys(evidence_of(edition.payload))
        )


class Migration(migrations.Migration):

    dependencies = [
        ('scorecards', '0006_briefings'),
    ]

    operations = [
        migrations.AlterField(
            model_name='editiontext',
            name='kind',
            field=models.CharField(choices=[('headline', 'Headline'), ('answer', 'Answer'), ('commentary', 'Commentary'), ('evidence', 'Evidence')], max_length=10),
        ),
        migrations.AlterField(
            model_name='editiontext',
            name='name',
            field=models.CharField(blank=True, help_text="The section's slug, the indicator's code or the key line's.", max_length=80),
        ),
        migrations.AlterField(
            model_name='editiontext',
            name='title',
            field=models.CharField(help_text="What it is about: the section's question, the measure, the audit.", max_length=250),
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
