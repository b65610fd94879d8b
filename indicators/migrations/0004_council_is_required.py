import accounts.models
import django.db.models.deletion
from django.db import migrations


class Migration(migrations.Migration):
    """Apart from the migration that fills the columns: PostgreSQL changes no table with changes to check in it."""

    dependencies = [
        ("indicators", "0003_council_on_every_row"),
    ]

    operations = [
        migrations.AlterField("SubmissionEvent", "council", accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="submission", related_name="+", to="accounts.council")),
        migrations.AlterField("SentIndicator", "council", accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="system", related_name="+", to="accounts.council")),
        migrations.AlterField("SentBatch", "council", accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="system", related_name="+", to="accounts.council")),
        migrations.AlterField("PendingRow", "council", accounts.models.CouncilOf(editable=False, on_delete=django.db.models.deletion.PROTECT, part_of="pending", related_name="+", to="accounts.council")),
    ]
