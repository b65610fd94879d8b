"""`manage.py releases`: which national releases and neighbour models are stored, and which of them are used."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from indicators.benchmarks.areas.querysets import NEWEST_MODEL_FIRST
from indicators.benchmarks.current.actions import NoSuchRelease, choose_model, choose_release
from indicators.management.options import NATIONAL, acting, add_by
from indicators.models import NeighbourModel, Release


class Command(BaseCommand):
    help = "Lists national releases and neighbour models, newest first, and lets you use another than the newest."

    def add_arguments(self, parser):
        parser.add_argument("--use", nargs=2, metavar=("DATASET", "RELEASE"), help="use this release")
        parser.add_argument("--newest", metavar="DATASET", help="go back to the newest release")
        parser.add_argument("--use-model", metavar="MODEL", help="use these neighbours")
        parser.add_argument("--newest-model", action="store_true", help="go back to the newest neighbours")
        parser.add_argument("--reason", default="", help="why another is used, for the trail and the page")
        add_by(parser)

    def handle(self, *args, **options):
        by, reason = acting(options["by"], NATIONAL), options["reason"].strip()[:300]
        try:
            if options["use"]:
                choose_release(dataset=options["use"][0], label=options["use"][1], by=by, reason=reason)
            if options["newest"]:
                choose_release(dataset=options["newest"], label="", by=by, reason=reason)
            if options["use_model"] or options["newest_model"]:
                choose_model(label=options["use_model"] or "", by=by, reason=reason)
        except NoSuchRelease as error:
            raise CommandError(str(error)) from None
        for line in (*release_lines(), *model_lines()):
            self.stdout.write(line)


def release_lines() -> list[str]:
    lines = []
    for one in Release.objects.filter(illustrative=False).order_by("dataset", "-last_day", "-imported_at"):
        age = (timezone.now() - one.imported_at).days
        notes = ["chosen"] if one.chosen else [] if one.newer else ["newest"]
        notes += [f"published {one.published_on}"] if one.published_on else []
        until = f"to {one.last_day}" if one.last_day else "without councils"
        lines.append(
            f"{one.dataset} {one.label}: {until}, stored {age} days ago. {', '.join(notes)}".rstrip(". ")
        )
    return lines


def model_lines() -> list[str]:
    models = list(NeighbourModel.objects.order_by(*NEWEST_MODEL_FIRST))
    return [
        f"neighbours {one.label}{', used' if place == 0 else ''}{', chosen' if one.chosen else ''}"
        for place, one in enumerate(models)
    ]
