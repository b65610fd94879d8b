"""Each part of a stored detail says what it is, as `accounts.trail` stores it; the lists here are those of before."""

from django.db import migrations

LISTINGS = ("cells", "figures", "rows", "words")
DRAFT_TEXTS = ("remarks",)
# Their reasons are texts about figures that were not published, and were shown to administrators by mistake
REASONS_KEPT_BACK = ("recorded figures", "sent figures", "saved a file's figures")
BATCH = 100  # a detail may list a thousand figures, so a batch is some tens of megabytes at most


def typed(verb, detail):
    lists = [name for name in LISTINGS if isinstance(detail.get(name), dict)]
    # No entry has all three; if one had, its count keeps its name, and the two are shown one after the other
    compares = "before" in detail and "after" in detail and "changed" not in detail
    parts = {}
    for name, value in detail.items():
        if name == "names" and lists:
            continue
        if compares and name in ("before", "after"):
            parts["changed"] = {"change": {"before": detail["before"], "after": detail["after"]}}
        elif name in lists:
            parts[name] = {"listing": value, "names": detail.get("names") or {}}
        elif name in DRAFT_TEXTS or (name == "reason" and verb in REASONS_KEPT_BACK):
            parts[name] = {"draft": value}
        else:
            parts[name] = {"public": value}
    return parts


def plain(verb, parts):
    detail = {}
    for name, part in parts.items():
        match part:
            case {"change": change}:
                detail |= change
            case {"listing": things, "names": names}:
                detail[name] = things
                if names:
                    detail["names"] = detail.get("names", {}) | names
            case {"public": value} | {"draft": value}:
                detail[name] = value
            case _:
                detail[name] = part
    return detail


def convert(apps, schema_editor, change):
    # The plain manager of a migration: the application's own refuses to change an entry
    entries = apps.get_model("accounts", "AuditEntry").objects.using(schema_editor.connection.alias)
    last = 0
    while batch := list(entries.filter(pk__gt=last).order_by("pk").only("verb", "detail")[:BATCH]):
        for entry in batch:
            entry.detail = change(entry.verb, entry.detail)
        entries.bulk_update(batch, ["detail"])
        last = batch[-1].pk


def forwards(apps, schema_editor):
    convert(apps, schema_editor, typed)


def backwards(apps, schema_editor):
    convert(apps, schema_editor, plain)


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_shared_cache")]

    operations = [migrations.RunPython(forwards, backwards)]
