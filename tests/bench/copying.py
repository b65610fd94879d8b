"""Many rows at once: through PostgreSQL's COPY, elsewhere by one statement for all."""

import io
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime

from django.core.management.color import no_style
from django.db import connection, models, transaction


class RowStream(io.TextIOBase):
    """Rows as COPY reads them: one line each, tabs between, \\N for nothing. Holds a few rows at a time."""

    def __init__(self, rows: Iterable[Sequence[object]]):
        self._lines: Iterator[str] = ("\t".join(map(as_text, row)) + "\n" for row in rows)
        self._rest = ""

    def read(self, size: int | None = -1) -> str:
        if size is None or size < 0:
            return self._rest + "".join(self._lines)
        parts, length = [self._rest], len(self._rest)
        while length < size:
            line = next(self._lines, "")
            if not line:
                break
            parts.append(line)
            length += len(line)
        text = "".join(parts)
        self._rest = text[size:]
        return text[:size]


def as_text(value: object) -> str:
    if value is None:
        return r"\N"
    if isinstance(value, bool):
        return "t" if value else "f"
    if isinstance(value, date | datetime):
        return value.isoformat()
    text = str(value)
    if "\\" in text or "\t" in text or "\n" in text:
        return text.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")
    return text


def copy_rows(model: type[models.Model], fields: Sequence[str], rows: Iterable[Sequence[object]]) -> int:
    """Add rows of these fields, the others at their defaults; gives their number."""
    others = {
        field: field.get_default()
        for field in model._meta.concrete_fields
        if field.name not in fields and not field.primary_key
    }
    columns = [*(model._meta.get_field(name) for name in fields), *others]
    names = ", ".join(connection.ops.quote_name(field.column) for field in columns)
    table = connection.ops.quote_name(model._meta.db_table)
    rest = tuple(others.values())
    if connection.vendor != "postgresql":
        return insert_rows(f"INSERT INTO {table} ({names})", columns, ((*row, *rest) for row in rows))
    with connection.cursor() as cursor:
        cursor.copy_expert(f"COPY {table} ({names}) FROM STDIN", RowStream((*row, *rest) for row in rows))
        return cursor.rowcount


def insert_rows(start: str, columns: Sequence[models.Field], rows: Iterable[Sequence[object]]) -> int:
    """`start` is the statement up to its values. Gives the number of rows."""
    given = [
        tuple(column.get_db_prep_save(value, connection) for column, value in zip(columns, row, strict=True))
        for row in rows
    ]
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.executemany(f"{start} VALUES ({', '.join(['%s'] * len(columns))})", given)
    return len(given)


def continue_numbering(*tables: type[models.Model]) -> None:
    """Let the tables number on from the highest number that was copied in."""
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), tables):
            cursor.execute(statement)


def analyse() -> None:
    """Tell the query planner how much there is now, as autovacuum would after a while."""
    with connection.cursor() as cursor:
        cursor.execute("VACUUM ANALYZE" if connection.vendor == "postgresql" else "ANALYZE")
