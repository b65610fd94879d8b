from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("committees", "0030_corrections_of_paragraphs")]

    operations = [
        migrations.AlterField(
            model_name="meetingmoment",
            name="note",
            field=models.CharField(
                blank=True,
                help_text="Why, or to which day; the resolution by which the public was excluded.",
                max_length=2000,
            ),
        ),
    ]
