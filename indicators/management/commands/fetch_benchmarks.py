"""`manage.py fetch_benchmarks --folder DIR`: bring what is published from the Department's public interface."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from accounts.files.faults import StoreFault
from accounts.models import User
from indicators.benchmarks.actions import ImportRefused, import_releases
from indicators.benchmarks.fetching.downloads import Found, bring, look
from indicators.benchmarks.fetching.service import SERVER, Service, ServiceError
from indicators.benchmarks.own.querysets import all_datasets
from indicators.benchmarks.report_words import lines_of
from indicators.management.options import NATIONAL, acting, add_by


class Command(BaseCommand):
    help = (
        "Brings the files of known datasets from the Explore education statistics public API into a folder. What is "
        "there is not brought again; what was broken off is gone on with. Data sets that are not known are named with "
        "the nearest one."
    )

    def add_arguments(self, parser):
        parser.add_argument("--folder", type=Path, required=True, help="where the files are kept")
        parser.add_argument(
            "--publication",
            action="append",
            help="its title; may be given again; default: those of known datasets",
        )
        parser.add_argument("--list", action="store_true", help="say what there is and bring nothing")
        parser.add_argument("--import", action="store_true", dest="store", help="store them as releases, too")
        parser.add_argument("--server", default=SERVER, help="another address of the same interface")
        add_by(parser)

    def handle(self, *args, folder: Path, publication: list[str] | None, **options):
        by, datasets = acting(options["by"], NATIONAL), all_datasets()
        titles = publication or sorted({one.publication for one in datasets if not one.long})
        service = Service(options["server"])
        try:
            folder.mkdir(parents=True, exist_ok=True)
            found = look(service, titles, datasets)
            if not found:
                raise CommandError(f"There is no data set of {', '.join(titles)}.")
            for one in sorted(found, key=_needs_others):
                self._one(service, one, folder, by, options)
            if not options["list"]:
                self.stdout.write(f"The files are in {folder.resolve()}.")
        except ServiceError as error:
            raise CommandError(f"{error} What was brought before is kept in {folder}.") from None
        except OSError as error:
            raise CommandError(f"{folder} cannot be written: {error.strerror}.") from None

    def _one(self, service: Service, one: Found, folder: Path, by: User | None, options: dict) -> None:
        if one.unknown:
            self.stdout.write(f"{one.data_set.title}: left out. {one.unknown}")
        elif options["list"]:
            names = " or ".join(dataset.key for dataset in one.datasets)
            self.stdout.write(f"{one.data_set.title}, version {one.data_set.version}: {names}")
        else:
            path = bring(service, one.data_set, folder, self.stdout.write)
            if options["store"]:
                self._store(one, path, by)

    def _store(self, one: Found, path: Path, by: User | None) -> None:
        """Under the day of publication and the version, which tell it from every other."""
        day = f"{one.data_set.published} " if one.data_set.published else ""
        try:
            reports = import_releases(
                paths=[path],
                label=f"{day}version {one.data_set.version}"[:40],
                by=by,
                published_on=one.data_set.published,
            )
        except StoreFault as fault:
            self.stdout.write(f"  Not stored. {fault}")
            return
        except ImportRefused as refusal:
            self.stdout.write(f"  Not stored. {' '.join(refusal.problems)[:1000]}")
            return
        for report in reports:
            for line in lines_of(report, dry_run=False):
                self.stdout.write(line)


def _needs_others(one: Found) -> bool:
    """Rates over another file's figures are stored after that file."""
    return any(indicator.per for dataset in one.datasets for indicator in dataset.indicators)
