"""Areas get their first and last day, releases and neighbour models what tells the newest apart."""

import re
from datetime import date

from django.db import migrations, models
from django.db.models import Max

import indicators.models.published

LAST_DAYS = {
    "E10000001": date(2009, 3, 31),
    "E10000004": date(2009, 3, 31),
    "E10000005": date(2009, 3, 31),
    "E06000028": date(2019, 3, 31),
    "E06000029": date(2019, 3, 31),
    "E10000009": date(2019, 3, 31),
    "E10000021": date(2021, 3, 31),
    "E10000006": date(2023, 3, 31),
}


def fill(apps, schema_editor):
    areas, releases, models_, figures = (
        apps.get_model("indicators", name)
        for name in ("Area", "Release", "NeighbourModel", "PublishedFigure")
    )
    for code, day in LAST_DAYS.items():
        areas.objects.filter(gss_code=code).update(ended=day)
    for model in models_.objects.all():
        found = re.search(r"(?:19|20|21)\d\d", model.label)
        model.year = int(found[0]) if found else 0
        model.save(update_fields=["year"])
    newest = {one.dataset: one.label for one in releases.objects.filter(latest=True)}
    for release in releases.objects.all():
        release.last_day = figures.objects.filter(release=release).aggregate(last=Max("start"))["last"]
        label = newest.get(release.dataset, "")
        release.newer = "" if release.latest else label
        release.save(update_fields=["last_day", "newer"])
    figures.objects.filter(release__latest=False).update(current=False)


class Migration(migrations.Migration):
    dependencies = [("indicators", "0009_optimum_of_averages")]

    operations = [
        migrations.AddField("area", "started", models.DateField(blank=True, null=True, help_text="First day; empty where it has always been.")),
        migrations.AddField("area", "ended", models.DateField(blank=True, null=True, help_text="Last day of a council that was abolished.")),
        migrations.AddField("area", "successors", models.ManyToManyField(blank=True, related_name="predecessors", to="indicators.area")),
        migrations.AddField("area", "told_by", models.CharField(blank=True, max_length=200, help_text="The file that added or changed it; empty for those shipped.")),
        migrations.AddField("neighbourmodel", "year", models.PositiveSmallIntegerField(default=0, help_text="Of the model; 0 where it is not known.")),
        migrations.AddField("neighbourmodel", "chosen", models.BooleanField(default=False, help_text="Used before newer ones, until somebody takes it back.")),
        migrations.AddField("release", "last_day", models.DateField(blank=True, null=True, help_text="Of the latest year that it has councils' figures for.")),
        migrations.AddField("release", "published_on", models.DateField(blank=True, null=True, help_text="Where whoever brought it has said so.")),
        migrations.AddField("release", "chosen", models.BooleanField(default=False, help_text="Used before newer ones, until somebody takes it back.")),
        migrations.AddField("release", "secondary", models.BooleanField(default=False, help_text="Repeats what another publication says first.")),
        migrations.AddField("release", "newer", models.CharField(blank=True, max_length=40, help_text="The label of the dataset's newest release.")),
        migrations.AddField("release", "rows_kept", models.FileField(blank=True, max_length=120, upload_to=indicators.models.published.kept_path)),
        migrations.AddField("publishedfigure", "current", models.BooleanField(default=True, help_text="Of all releases that have the indicator in this year, this one is shown.")),
        migrations.AlterField("publishedfigure", "joint_return", models.CharField(blank=True, max_length=40, help_text='"314 / 318" where councils filed one return: each has the figure, it counts once.')),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
