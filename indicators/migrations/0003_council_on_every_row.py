import accounts.models
import django.db.models.deletion
from django.db import migrations
from django.db.models import OuterRef, Subquery

# Each with the field of the row it is part of; parents stand before what is part of them.
PARTS = [("SubmissionEvent", "submission"), ("SentIndicator", "system"), ("SentBatch", "system"), ("PendingRow", "pending")]


def take_over_from_the_whole(apps, schema_editor):
    """Every row that is there gets the council of the row it is part of."""
    for name, part_of in PARTS:
        part = apps.get_model("indicators", name)
        whole = part._meta.get_field(part_of).related_model
        council = whole._base_manager.filter(pk=OuterRef(part_of)).values("council")[:1]
        part._base_manager.filter(council=None).update(council=Subquery(council))


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0002_shared_cache"),
        ("indicators", "0002_collection"),
    ]

    operations = [
        migrations.AddField("SubmissionEvent", "council", accounts.models.CouncilOf(null=True, editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="submission", related_name="+", to="accounts.council")),
        migrations.AddField("SentIndicator", "council", accounts.models.CouncilOf(null=True, editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="system", related_name="+", to="accounts.council")),
        migrations.AddField("SentBatch", "council", accounts.models.CouncilOf(null=True, editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="system", related_name="+", to="accounts.council")),
        migrations.AddField("PendingRow", "council", accounts.models.CouncilOf(null=True, editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="pending", related_name="+", to="accounts.council")),
        migrations.RunPython(take_over_from_the_whole, migrations.RunPython.noop),
    ]
