"""The open data as an operator imports them: areas, neighbours, catalogue and the files of both releases."""

from collections.abc import Iterator
from contextlib import contextmanager
from io import StringIO
from pathlib import Path

from django.core.management import call_command
from django.db import connection, transaction

from indicators.benchmarks.areas.changes.actions import sync_areas
from indicators.catalogue.shipped.actions import sync_catalogue
from tests.paths import SHARED_DATA

# The files whose figures were worked out by others; more may lie beside them.
FILES = {
    "2025": (
        "cla_number_and_rate_per_10k_children.csv",
        "csww_indicators_2017_to_2025.csv",
        "d3_cpps_subsequent_plan_2013_to_2025.csv",
        "ks4_la.csv",
        "la_care_leavers_activity.csv",
        "la_cla_placement_stability.csv",
        "ons_mid-year_population_estimates_2012_to_2024.csv",
    ),
    "2024": ("cla_number_and_rate_per_10k_children.csv", "d3_cpps_subsequent_plan_2013_to_2024.csv"),
}

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
def catalogue_once() -> Iterator[None]:
    """For a fixture of a module: the shipped areas and indicators are known, as long as its tests run.

    A second of work that dozens of tests want and none of them is about.
    """
    with transaction.atomic():
        sync_areas(by=None)
        sync_catalogue()
        connection.check_constraints()
        yield
        transaction.set_rollback(True)


@contextmanager
def imported_once() -> Iterator[dict[str, str]]:
    """For a fixture that many tests share: gives what each import printed and takes everything back at the end."""
    with transaction.atomic():
        sync_catalogue()
        for model, name in (
            ("2025", "sn_model_2025_wide.csv"),
            ("2021", "New_Statistical_Neighbour_Groupings_April_2021.csv"),
        ):
            command("import_neighbours", SHARED_DATA / "neighbours" / name, model=model)
        printed = {label: import_release(label) for label in FILES}
        # PostgreSQL keeps a check of every foreign key for the end; left to wait, each test would do them all again
        connection.check_constraints()
        yield printed
        transaction.set_rollback(True)


def import_release(label: str) -> str:
    return command("import_benchmarks", *files_of(label), release=label)


def files_of(label: str) -> list[Path]:
    return [SHARED_DATA / "ees" / f"release_{label}" / name for name in FILES[label]]


def command(name: str, *args: object, **options: object) -> str:
    """What the command prints."""
    out = StringIO()
    call_command(name, *map(str, args), stdout=out, **options)
    return out.getvalue()
