import accounts.models
import django.db.models.deletion
from django.db import migrations


class Migration(migrations.Migration):
    """Apart from the migration that fills the columns: PostgreSQL changes no table with changes to check in it."""

    dependencies = [
        ("committees", "0002_council_on_every_row"),
    ]

    operations = [
        migrations.AlterField("Meeting", "council", accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="committee", related_name="+", to="accounts.council")),
        migrations.AlterField("AgendaItem", "council", accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="meeting", related_name="+", to="accounts.council")),
        migrations.AlterField("ReportPart", "council", accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="item", related_name="+", to="accounts.council")),
        migrations.AlterField("MinutesParagraph", "council", accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="item", related_name="+", to="accounts.council")),
        migrations.AlterField("Resolution", "council", accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="item", related_name="+", to="accounts.council")),
        migrations.AlterField("Document", "council", accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="item", related_name="+", to="accounts.council")),
        migrations.AlterField("IndicatorMention", "council", accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="paragraph", related_name="+", to="accounts.council")),
        migrations.AlterField("Limb", "council", accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="resolution", related_name="+", to="accounts.council")),
        migrations.AlterField("Action", "council", accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="item", related_name="+", to="accounts.council")),
    ]
