"""A kept page of an edition takes the place of the one before it. Those kept so far are made again when they are asked for."""

from django.db import migrations, models


def forget(apps, schema_editor):
    apps.get_model("scorecards", "EditionPage").objects.all().delete()


class Migration(migrations.Migration):
    dependencies = [("scorecards", "0013_steps_of_drafts")]

    operations = [
        migrations.RunPython(forget, migrations.RunPython.noop),
        migrations.RemoveConstraint("EditionPage", "one_page_per_renderer"),
        migrations.AddConstraint(
            "EditionPage", models.UniqueConstraint(fields=["edition", "name"], name="one_page_of_each_name")
        ),
    ]
