"""Reading a council's file of figures, against COPY of the rows it made into the same table."""

import csv
import io
import time
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from django.core.management import call_command
from django.db import connection, transaction

from accounts.models import Council
from indicators.models import Figure, Indicator
from indicators.terms.periods import Period
from tests.bench.copying import copy_rows
from tests.bench.data import FIGURE_FIELDS

HEADER = ("indicator", "period", "category", "numerator", "denominator", "value", "symbol", "status", "note")


@dataclass(frozen=True)
class Import:
    rows: int
    seconds: float
    copy_seconds: float

    @property
    def per_second(self) -> float:
        return self.rows / self.seconds

    @property
    def share_of_copy(self) -> float:
        return self.copy_seconds / self.seconds


def measure_import(council: Council, indicators: list[Indicator], quarters: list[Period]) -> Import:
    """Import a CSV file of every indicator and quarter for a council without figures, then COPY the same rows."""
    with TemporaryDirectory() as folder:
        file = Path(folder) / "figures.csv"
        write_file(file, indicators, quarters)
        started = time.perf_counter()
        call_command("import_figures", str(file), council=council.gss_code, stdout=io.StringIO())
        seconds = time.perf_counter() - started
    columns = [Figure._meta.get_field(name).attname for name in FIGURE_FIELDS]
    rows = list(Figure.objects.for_council(council).order_by("pk").values_list(*columns))
    if len(rows) != len(indicators) * len(quarters):
        raise RuntimeError(f"{len(rows)} figures were made of {len(indicators) * len(quarters)} rows")
    return Import(len(rows), seconds, copy_again(council, rows))


def write_file(file: Path, indicators: list[Indicator], quarters: list[Period]) -> None:
    with file.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream)
        writer.writerow(HEADER)
        for number, indicator in enumerate(indicators):
            for place, quarter in enumerate(quarters):
                counted = 10 + (number * 7 + place * 3) % 90
                writer.writerow((indicator.code, quarter.label, "", counted, 600, "", "", "final", ""))


def copy_again(council: Council, rows: list[tuple]) -> float:
    """Take the rows out and put them back with COPY, indexes and foreign keys and all; gives the seconds."""
    table = connection.ops.quote_name(Figure._meta.db_table)
    with connection.cursor() as cursor:
        cursor.execute(f"DELETE FROM {table} WHERE council_id = %s", [council.pk])
    started = time.perf_counter()
    with transaction.atomic():
        copy_rows(Figure, FIGURE_FIELDS, rows)
    return time.perf_counter() - started
