import accounts.models
import django.db.models.deletion
from django.db import migrations, models

# What the trail calls the things that have other names now.
SUBJECTS = {"collection": "calendar section", "pending import": "upload"}


def rename_subjects(apps, schema_editor):
    _rename(apps, SUBJECTS)


def take_names_back(apps, schema_editor):
    _rename(apps, {new: old for old, new in SUBJECTS.items()})


def _rename(apps, names):
    entries = apps.get_model("accounts", "AuditEntry")._base_manager
    for old, new in names.items():
        entries.filter(subject=old).update(subject=new)


class Migration(migrations.Migration):
    """One name for each thing: in pages, addresses, code and tables. Rows stay as they are."""

    dependencies = [
        ("accounts", "0003_typed_trail"),
        ("indicators", "0004_council_is_required"),
    ]

    operations = [
        migrations.RenameModel("Collection", "CalendarSection"),
        migrations.RenameModel("PendingImport", "Upload"),
        migrations.RenameModel("PendingRow", "UploadRow"),
        migrations.RemoveConstraint("UploadRow", "one_pending_row_per_row"),
        migrations.RemoveIndex("UploadRow", "pending_rows_as_shown"),
        migrations.RenameField("UploadRow", "pending", "upload"),
        migrations.AlterField(
            "UploadRow",
            "council",
            accounts.models.CouncilOf(
                editable=False,
                on_delete=django.db.models.deletion.PROTECT,
                part_of="upload",
                related_name="+",
                to="accounts.council",
            ),
        ),
        migrations.AddConstraint(
            "UploadRow", models.UniqueConstraint(fields=("upload", "row"), name="one_upload_row_per_row")
        ),
        migrations.AddIndex(
            "UploadRow", models.Index(fields=["upload", "kind", "row"], name="upload_rows_as_shown")
        ),
        migrations.RenameIndex(
            "Upload", new_name="uploads_of_an_officer", old_name="pending_imports_of_an_officer"
        ),
        migrations.RunPython(rename_subjects, take_names_back),
    ]
