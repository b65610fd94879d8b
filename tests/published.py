"""The open data as an operator imports them: areas, neighbours, catalogue and both releases of all files."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO

from django.core.management import call_command
from django.db import transaction

from indicators.catalogue.shipped.actions import sync_catalogue
from tests.paths import SHARED_DATA

RELEASES = ("2025", "2024")

# The reference's names of the measures whose files are here, and ours.
MEASURES = {
    "cla_rate": "children-looked-after-rate",
    "cla_number": "children-looked-after",
    "placements_3plus": "placements-3-or-more",
    "placement_same_carer_2yr": "long-term-stability",
    "care_leavers_eet_19_21": "care-leavers-eet-19-21",
    "repeat_cp_plans": "repeat-child-protection-plans",
    "sw_caseload": "caseload-average",
    "sw_turnover": "social-worker-turnover",
    "sw_agency": "social-worker-agency-rate",
}


@contextmanager
def imported_once() -> Iterator[dict[str, str]]:
    """For fixtures of a module: gives what each import printed and takes everything back at the end."""
    with transaction.atomic():
        sync_catalogue()
        for model, name in (
            ("2025", "sn_model_2025_wide.csv"),
            ("2021", "New_Statistical_Neighbour_Groupings_April_2021.csv"),
        ):
            command("import_neighbours", SHARED_DATA / "neighbours" / name, model=model)
        yield {label: import_release(label) for label in RELEASES}
        transaction.set_rollback(True)


def import_release(label: str) -> str:
    files = sorted((SHARED_DATA / "ees" / f"release_{label}").glob("*.csv"))
    return command("import_benchmarks", *files, release=label)


def command(name: str, *args: object, **options: object) -> str:
    """What the command prints."""
    out = StringIO()
    call_command(name, *map(str, args), stdout=out, **options)
    return out.getvalue()
