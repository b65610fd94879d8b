"""What the days of areas and releases say now; apart, because PostgreSQL alters no table whose rows are being changed."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("indicators", "0010_areas_and_releases_by_what_they_hold")]

    operations = [
        migrations.RemoveField("area", "live"),
        migrations.RemoveField("release", "latest"),
    ]
