"""Indicators with national figures, as lists offer them: a hundred, of which a page needs the facts of a few. Pure."""

from typing import Any

from indicators.catalogue.facts import IndicatorFacts, facts_from
from indicators.catalogue.versions.words import Words


class OfferedIndicator:
    """What a list says of it; its facts are made where they are asked for."""

    __slots__ = ("_columns", "code", "id", "theme", "title")

    def __init__(self, code: str, title: str, theme: str, key: int, *columns: Any) -> None:
        self.code, self.title, self.theme, self.id = code, title, theme, key
        self._columns = columns

    @property
    def facts(self) -> IndicatorFacts:
        return facts_from(self.id, Words(self.title), self._columns)
