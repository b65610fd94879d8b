"""Every text comes to stand with the figure that it is about, so that there is one for a figure and a period.

Words written for a quarter about a figure of another length, such as a year's, go to the newest such figure that had
ended by then. An entry that corrects a recorded figure gets the words that stand with it, as it begins from now on.
Nothing is deleted: where two texts meet, the newer stands and the older is an earlier version of it.
"""

from django.db import migrations

from indicators.terms.periods import Frequency, Period

MONTH = Frequency.MONTH.value  # words of a month's briefing are of the month, whatever they are about


def to_their_figures(apps, schema_editor):
    commentary, figure = apps.get_model("indicators", "Commentary"), apps.get_model("indicators", "Figure")
    for row in commentary.objects.select_related("indicator").exclude(frequency=MONTH):
        if row.frequency == row.indicator.frequency:
            continue
        end = Period(row.start, Frequency(row.frequency)).end
        starts = figure.objects.filter(
            council=row.council_id,
            indicator=row.indicator_id,
            category=None,
            is_current=True,
            frequency=row.indicator.frequency,
            start__lte=end,
        ).order_by("-start")
        length = Frequency(row.indicator.frequency)
        ended = (each for each in starts.values_list("start", flat=True) if Period(each, length).end <= end)
        if (start := next(ended, None)) is not None:
            commentary.objects.filter(pk=row.pk).update(frequency=row.indicator.frequency, start=start)


def into_open_corrections(apps, schema_editor):
    commentary, entry = apps.get_model("indicators", "Commentary"), apps.get_model("indicators", "Entry")
    for row in entry.objects.filter(commentary="", category=None).exclude(replaces=None):
        said = commentary.objects.filter(
            council=row.council_id, indicator=row.indicator_id, frequency=row.frequency, start=row.start
        ).order_by("-created_at", "-pk")
        if text := said.values_list("text", flat=True).first():
            entry.objects.filter(pk=row.pk).update(commentary=text)


class Migration(migrations.Migration):

    dependencies = [
        ("indicators", "0025_commentary_in_one_place"),
    ]

    operations = [
        migrations.RunPython(to_their_figures, migrations.RunPython.noop),
        migrations.RunPython(into_open_corrections, migrations.RunPython.noop),
    ]
