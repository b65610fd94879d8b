"""`manage.py remap_benchmarks`: read the releases that are stored once more, by the mappings as they are now."""

from django.core.management.base import BaseCommand, CommandError

from indicators.benchmarks.remapping.actions import remap_releases
from indicators.management.options import NATIONAL, acting, add_by


class Command(BaseCommand):
    help = (
        "Applies corrected mappings, new indicators and new areas to releases that were stored before, from the raw "
        "files that are kept. A release that cannot be read is named and left as it is."
    )

    def add_arguments(self, parser):
        parser.add_argument("--dataset", default="", help="its key, such as referrals; default: all")
        parser.add_argument("--release", default="", help="its name, such as 2025; default: all")
        parser.add_argument("--dry-run", action="store_true", help="Say what would change and store nothing.")
        add_by(parser)

    def handle(self, *args, dataset: str, release: str, dry_run: bool, by: str, **options):
        done = remap_releases(dataset=dataset, label=release, by=acting(by, NATIONAL), dry_run=dry_run)
        if not done:
            raise CommandError("There is no such release.")
        for one in done:
            self.stdout.write(one.words)
