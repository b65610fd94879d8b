"""Who brought a release and why it is used, what it holds; files on their way in and mappings made by page."""

import django.db.models.deletion
import django.utils.timezone
import indicators.models.national
import uuid
from django.conf import settings
from django.db import migrations, models
from django.db.models import Count, Max


def count(apps, schema_editor):
    """What the releases that are there hold: from now on it is written when one is stored."""
    Release, Figure = apps.get_model("indicators", "Release"), apps.get_model("indicators", "PublishedFigure")
    for release in Release.objects.all():
        figures = Figure.objects.filter(release=release)
        telling = figures.filter(area__kind="local authority").exclude(symbol__in=["z", "x"])
        last = telling.aggregate(last=Max("start"))["last"]
        release.indicators_held = figures.aggregate(n=Count("indicator", distinct=True))["n"]
        release.councils_held = telling.filter(start=last).aggregate(n=Count("area", distinct=True))["n"]
        release.save(update_fields=["indicators_held", "councils_held"])


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_typed_trail"),
        ("indicators", "0012_glossary_by_other_names"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="neighbourmodel",
            name="brought_by",
            field=models.ForeignKey(
                blank=True,
                help_text="Empty: an operator.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="neighbourmodel",
            name="chosen_why",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="release",
            name="brought_by",
            field=models.ForeignKey(
                blank=True,
                help_text="Empty: an operator.",
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="release",
            name="chosen_why",
            field=models.CharField(blank=True, max_length=300),
        ),
        migrations.AddField(
            model_name="release",
            name="councils_held",
            field=models.PositiveIntegerField(default=0, help_text="Those of which it says anything in its latest year."),
        ),
        migrations.AddField(
            model_name="release",
            name="indicators_held",
            field=models.PositiveIntegerField(default=0),
        ),
        migrations.CreateModel(
            name="NationalFile",
            fields=[
                (
                    "id",
                    models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False),
                ),
                ("at", models.DateTimeField(db_index=True, default=django.utils.timezone.now)),
                ("file_name", models.CharField(max_length=200)),
                ("file", models.FileField(max_length=120, upload_to=indicators.models.national.waiting_path)),
                ("label", models.CharField(help_text="Of the release.", max_length=40)),
                ("published_on", models.DateField(blank=True, null=True)),
                (
                    "state",
                    models.CharField(
                        choices=[("checked", "Checked"), ("unknown", "Unknown"), ("done", "Done")],
                        max_length=10,
                    ),
                ),
                ("stands_on", models.CharField(blank=True, max_length=64)),
                (
                    "preview",
                    models.JSONField(
                        blank=True, default=dict, help_text="What taking it in would do, as it was shown."
                    ),
                ),
                (
                    "described",
                    models.JSONField(
                        blank=True, default=dict, help_text="What a file holds that is not known."
                    ),
                ),
                (
                    "draft",
                    models.JSONField(
                        blank=True, default=dict, help_text="The mapping that is being made for it."
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "council",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.council"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="OwnMapping",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                ("key", models.SlugField(max_length=80, unique=True)),
                ("toml", models.TextField()),
                ("draft", models.JSONField(blank=True, default=dict, help_text="As the page has it; empty where the text was edited.")),
                ("changed_at", models.DateTimeField(default=django.utils.timezone.now)),
                (
                    "changed_by",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "ordering": ["key"],
            },
        ),
        migrations.RunPython(count, migrations.RunPython.noop),
    ]
