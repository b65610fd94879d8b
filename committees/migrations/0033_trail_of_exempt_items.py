"""Entries of the trail that hold words of an item and are part of none: who edits meetings reads them alone.

So were the corrections of minutes, comings and goings at an item, the item that closed an action, the names of files
that minutes were read from and of documents that are not public. Since then each says what it is part of, or leaves the
words out.
"""

from django.db import migrations

FOR_EDITORS = {"within": "what those read who edit meetings"}
AGREEING = ("recorded minutes as agreed", "reopened agreed minutes")
COURSE, ATTACHED = "recorded the course of a meeting", "attached a document"
BATCH = 100


def tells_of_an_item(entry):
    changed = entry.detail.get("changed", {}).get("change") or {}
    sides = [side for side in (changed.get("before"), changed.get("after")) if isinstance(side, dict)]
    if entry.subject == "minutes source":
        return True
    if entry.subject == "action":
        return any(side.get("closed_by") for side in sides)
    if entry.verb == ATTACHED:
        return bool(entry.detail.get("restricted", {}).get("public"))
    if entry.verb == COURSE:
        return any(" at " in line for side in sides for line in side.get("list", ()))
    return entry.verb in AGREEING and "corrections" in entry.detail


def close(apps, schema_editor):
    # The plain manager: the application's own refuses to change an entry
    entries = apps.get_model("accounts", "AuditEntry")._base_manager
    subjects = ("meeting", "action", "document", "minutes source")
    last = 0
    while batch := list(entries.filter(pk__gt=last, subject__in=subjects).order_by("pk")[:BATCH]):
        found = [entry for entry in batch if tells_of_an_item(entry)]
        for entry in found:
            entry.detail = {**entry.detail, "within": FOR_EDITORS}
        entries.bulk_update(found, ["detail"])
        last = batch[-1].pk


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0012_visits"),
        ("committees", "0032_resolutions_that_exclude"),
    ]

    operations = [migrations.RunPython(close, migrations.RunPython.noop)]
