import accounts.models
import django.db.models.deletion
from django.db import migrations
from django.db.models import OuterRef, Subquery

# Each with the field of the row it is part of; parents stand before what is part of them.
PARTS = [("KeyLineOfEnquiry", "framework"), ("Section", "scorecard"), ("SectionIndicator", "section"), ("EditionPage", "edition")]


def take_over_from_the_whole(apps, schema_editor):
    """Every row that is there gets the council of the row it is part of."""
    for name, part_of in PARTS:
        part = apps.get_model("scorecards", name)
        whole = part._meta.get_field(part_of).related_model
        council = whole._base_manager.filter(pk=OuterRef(part_of)).values("council")[:1]
        part._base_manager.filter(council=None).update(council=Subquery(council))


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0002_shared_cache"),
        ("scorecards", "0001_initial"),
    ]

    operations = [
        migrations.AddField("KeyLineOfEnquiry", "council", accounts.models.CouncilOf(null=True, editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="framework", related_name="+", to="accounts.council")),
        migrations.AddField("Section", "council", accounts.models.CouncilOf(null=True, editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="scorecard", related_name="+", to="accounts.council")),
        migrations.AddField("SectionIndicator", "council", accounts.models.CouncilOf(null=True, editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="section", related_name="+", to="accounts.council")),
        migrations.AddField("EditionPage", "council", accounts.models.CouncilOf(null=True, editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="edition", related_name="+", to="accounts.council")),
        migrations.RunPython(take_over_from_the_whole, migrations.RunPython.noop),
    ]
