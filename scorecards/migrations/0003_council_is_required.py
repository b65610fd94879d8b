import accounts.models
import django.db.models.deletion
from django.db import migrations


class Migration(migrations.Migration):
    """Apart from the migration that fills the columns: PostgreSQL changes no table with changes to check in it."""

    dependencies = [
        ("scorecards", "0002_council_on_every_row"),
    ]

    operations = [
        migrations.AlterField("KeyLineOfEnquiry", "council", accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="framework", related_name="+", to="accounts.council")),
        migrations.AlterField("Section", "council", accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="scorecard", related_name="+", to="accounts.council")),
        migrations.AlterField("SectionIndicator", "council", accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="section", related_name="+", to="accounts.council")),
        migrations.AlterField("EditionPage", "council", accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="edition", related_name="+", to="accounts.council")),
    ]
