"""A query that is composed once and asked many times.

Django composes a query anew at every visit, which takes a page of seven small ones longer than the database takes to
answer them. What a page reads differs from one visit to the next in its values alone, so it is composed once for each
shape of them, from values that stand for others, and asked again with the visit's own. The statement is the ORM's.
"""

from collections.abc import Callable, Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import lru_cache, wraps
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import QuerySet

SHAPES_KEPT = 128  # of one query: mostly as many as there are lengths of lists
STANDING_FOR = {
    int: lambda place: 1_900_000_000 + place,  # fits into the smallest column of numbers that is asked for
    str: "‹{}›".format,
    date: lambda place: date.min + timedelta(days=place),
}


@dataclass(frozen=True)
class Fixed:
    """An argument that is part of the shape: it stands in the query as it is, and another one is composed anew."""

    value: Hashable


Rows = list[tuple[Any, ...]]
Ask = Callable[..., Rows]


class Statement(NamedTuple):
    """`places` says of each parameter which value stands there, or None for one of the query's own in `fixed`."""

    sql: str
    fixed: tuple[Any, ...]
    places: tuple[int | None, ...]
    converters: tuple[tuple[int, list[Callable], Any], ...]

    def ask(self, values: list[Any]) -> Rows:
        parameters = [
            own if place is None else values[place]
            for own, place in zip(self.fixed, self.places, strict=True)
        ]
        with connection.cursor() as cursor:
            cursor.execute(self.sql, parameters)
            rows = cursor.fetchall()
        if self.converters:
            return [self._converted(row) for row in rows]
        return rows

    def _converted(self, row: tuple) -> tuple:
        cells = list(row)
        for place, functions, expression in self.converters:
            for convert in functions:
                cells[place] = convert(cells[place], expression, connection)
        return tuple(cells)


def composed_once(build: Callable[..., QuerySet]) -> Ask:
    """`build` makes the query, with `values_list`, from its arguments: numbers, texts, days, and lists of them, also of
    lists; and from the value of what is `Fixed`.

    None, True and False may change what is asked, so they are part of the shape, as the length of a list is. The values
    must go into the query as they are: one that is worked with (compared in Python, put into a pattern) is refused.
    """

    @lru_cache(maxsize=SHAPES_KEPT)
    def statement(vendor: str, shape: tuple) -> Statement | None:
        return _compose(build, shape)

    @wraps(build)
    def ask(*given: Any) -> Rows:
        found = statement(connection.vendor, tuple(map(_shape_of, given)))
        if found is None:  # nothing can be found, such as in an empty list
            return []
        return found.ask([_bound(value) for value in _each(given)])

    return ask


def _is_list(value: Any) -> bool:
    return isinstance(value, Collection) and not isinstance(value, str)


def _each(given: Iterable[Any]) -> Iterator[Any]:
    for one in given:
        yield from _each(one) if _is_list(one) else (one,)


def _shape_of(value: Any) -> Any:
    """Of a list a tuple, of a value its kind. Raises TypeError for what is neither a number, a text nor a day."""
    if _is_list(value):
        return tuple(map(_shape_of, value))
    if value is None or isinstance(value, bool | Fixed):
        return value
    kind = next((kind for kind in STANDING_FOR if isinstance(value, kind)), None)
    if kind is None or isinstance(value, datetime):
        raise TypeError(f"{value!r} cannot stand in a query that is composed once.")
    return kind


def _bound(value: Any) -> Any:
    return connection.ops.adapt_datefield_value(value) if isinstance(value, date) else value


def _compose(build: Callable[..., QuerySet], shape: tuple) -> Statement | None:
    """None where nothing can be found. Raises ValueError where one of the values does not arrive as it is."""
    standing: list[Any] = []

    def stand_for(one: Any) -> Any:
        if _is_list(one):
            return [stand_for(kind) for kind in one]
        standing.append(STANDING_FOR[one](len(standing)) if one in STANDING_FOR else one)
        return one.value if isinstance(one, Fixed) else standing[-1]

    compiler = build(*map(stand_for, shape)).query.get_compiler(connection=connection)
    try:
        sql, parameters = compiler.as_sql()
    except EmptyResultSet:
        return None
    known = {value: place for place, value in enumerate(standing) if type(value) in STANDING_FOR}
    wanted = set(known.values())
    known |= {_bound(value): place for value, place in known.items()}
    places = tuple(known.get(one) for one in parameters)
    if missing := wanted - set(places):
        raise ValueError(f"{build.__qualname__} does not ask with its values {sorted(missing)} as they are.")
    columns = [each[0] for each in compiler.select[: compiler.col_count]]
    converters = compiler.get_converters(columns)
    return Statement(
        sql, tuple(parameters), places, tuple((place, *each) for place, each in converters.items())
    )
