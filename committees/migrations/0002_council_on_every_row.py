import accounts.models
import django.db.models.deletion
from django.db import migrations
from django.db.models import OuterRef, Subquery

# Each with the field of the row it is part of; parents stand before what is part of them.
PARTS = [("Meeting", "committee"), ("AgendaItem", "meeting"), ("ReportPart", "item"), ("MinutesParagraph", "item"), ("Resolution", "item"), ("Document", "item"), ("IndicatorMention", "paragraph"), ("Limb", "resolution"), ("Action", "item")]


def take_over_from_the_whole(apps, schema_editor):
    """Every row that is there gets the council of the row it is part of."""
    for name, part_of in PARTS:
        part = apps.get_model("committees", name)
        whole = part._meta.get_field(part_of).related_model
        council = whole._base_manager.filter(pk=OuterRef(part_of)).values("council")[:1]
        part._base_manager.filter(council=None).update(council=Subquery(council))


class Migration(migrations.Migration):

    dependencies = [
        ("accounts", "0002_shared_cache"),
        ("committees", "0001_initial"),
    ]

    operations = [
        migrations.AddField("Meeting", "council", accounts.models.CouncilOf(null=True, editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="committee", related_name="+", to="accounts.council")),
        migrations.AddField("AgendaItem", "council", accounts.models.CouncilOf(null=True, editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="meeting", related_name="+", to="accounts.council")),
        migrations.AddField("ReportPart", "council", accounts.models.CouncilOf(null=True, editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="item", related_name="+", to="accounts.council")),
        migrations.AddField("MinutesParagraph", "council", accounts.models.CouncilOf(null=True, editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="item", related_name="+", to="accounts.council")),
        migrations.AddField("Resolution", "council", accounts.models.CouncilOf(null=True, editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="item", related_name="+", to="accounts.council")),
        migrations.AddField("Document", "council", accounts.models.CouncilOf(null=True, editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="item", related_name="+", to="accounts.council")),
        migrations.AddField("IndicatorMention", "council", accounts.models.CouncilOf(null=True, editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="paragraph", related_name="+", to="accounts.council")),
        migrations.AddField("Limb", "council", accounts.models.CouncilOf(null=True, editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="resolution", related_name="+", to="accounts.council")),
        migrations.AddField("Action", "council", accounts.models.CouncilOf(null=True, editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="item", related_name="+", to="accounts.council")),
        migrations.RunPython(take_over_from_the_whole, migrations.RunPython.noop),
    ]
