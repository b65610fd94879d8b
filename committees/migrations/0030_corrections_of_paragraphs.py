import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("committees", "0029_private_meetings")]

    operations = [
        migrations.AddField(
            model_name="minutescorrection",
            name="paragraph",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.SET_NULL,
                related_name="+",
                to="committees.minutesparagraph",
            ),
        ),
        migrations.AddField(
            model_name="minutescorrection",
            name="was",
            field=models.TextField(
                blank=True, help_text="The words as published; empty where none are replaced."
            ),
            preserve_default=True,
        ),
        migrations.AlterField(
            model_name="minutescorrection",
            name="text",
            field=models.TextField(blank=True, help_text="What they should read; or all that was put right."),
        ),
    ]
