"""Rows of meetings as their readers see them: each asks `Reader`, in `committees/models/visibility.py`."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Model, Q

from accounts.models import AppendOnlyQuerySet, CouncilQuerySet
from committees.models.visibility import Reader


class ItemQuerySet(CouncilQuerySet):
    veiled_for: Reader | None = None

    def visible_to(self, reader: Reader) -> ItemQuerySet:
        """Those that the reader may read whole. For an agenda, which names the others too, `listed_to`."""
        return self.filter(reader.with_item(""))

    def listed_to(self, reader: Reader) -> ItemQuerySet:
        """Those of agendas that the reader sees. Of an exempt item they may not read, the row says what everyone reads:
        its `title` is the public one, `veiled` is True, and it cannot be saved."""
        listed = self.filter(reader.with_listed("")).select_related("meeting")
        listed.veiled_for = reader
        return listed

    def _clone(self) -> ItemQuerySet:
        clone = super()._clone()
        clone.veiled_for = self.veiled_for
        return clone

    def _values(self, *fields, **expressions) -> ItemQuerySet:
        """Of `values` and `values_list`: what is read so has no row to veil."""
        if self.veiled_for is not None:
            raise TypeError("Rows of listed_to are veiled whole: read them as rows, or ask visible_to.")
        return super()._values(*fields, **expressions)

    def iterator(self, *args, **options) -> Iterator:
        if self.veiled_for is not None:
            raise TypeError(
                "Rows of listed_to are veiled as they are fetched together: iterate over them without it."
            )
        return super().iterator(*args, **options)

    def _fetch_all(self) -> None:
        super()._fetch_all()
        if self.veiled_for is not None:
            for row in self._result_cache:
                if isinstance(row, Model):
                    row.veil(self.veiled_for)


class MeetingQuerySet(CouncilQuerySet):
    def visible_to(self, reader: Reader) -> MeetingQuerySet:
        """Those that the reader is told of. For those that nobody has confirmed ask it of `with_unconfirmed`."""
        return self.filter(reader.with_meeting(""))


class MinutesQuerySet(CouncilQuerySet):
    """Rows that are part of an item's minutes, or came of them."""

    ITEM = "item__"

    def visible_to(self, reader: Reader) -> MinutesQuerySet:
        """Those whose minutes the reader sees."""
        return self.filter(reader.with_minutes_of(self.ITEM))


class MentionQuerySet(MinutesQuerySet):
    ITEM = "paragraph__item__"


class LimbQuerySet(MinutesQuerySet):
    ITEM = "resolution__item__"


class MeetingMinutesQuerySet(CouncilQuerySet):
    """Rows of a meeting's minutes that belong to no item: who was there, when it paused."""

    def visible_to(self, reader: Reader) -> MeetingMinutesQuerySet:
        """Those of meetings whose minutes the reader sees."""
        return self.filter(reader.with_minutes("meeting__"))


class CorrectionQuerySet(MeetingMinutesQuerySet):
    """Corrections of a meeting's minutes: of one of its items, or of the whole."""

    def visible_to(self, reader: Reader) -> CorrectionQuerySet:
        of_item, made_at = reader.with_minutes_of("item__"), reader.with_item("made_at__")
        seen = super().visible_to(reader).filter(made_at)
        # An empty condition, of who sees all, is no part of an "or"
        return seen.filter(Q(item=None) | of_item) if of_item else seen


class AdvanceQuestionQuerySet(CouncilQuerySet):
    def visible_to(self, reader: Reader) -> AdvanceQuestionQuerySet:
        return self.filter(reader.with_question())


class DocumentQuerySet(CouncilQuerySet):
    def listed_to(self, reader: Reader) -> DocumentQuerySet:
        """Those of items that the reader sees, also where they may not open them."""
        return self.filter(reader.with_item("item__"))

    def visible_to(self, reader: Reader) -> DocumentQuerySet:
        """Those that the reader may open."""
        return self.filter(reader.with_file(""))


class RequestQuerySet(AppendOnlyQuerySet):
    """Requests for a measure: those raised at an item are part of its minutes, others are read by all who may ask."""

    def visible_to(self, reader: Reader) -> RequestQuerySet:
        minutes = reader.with_minutes_of("item__")
        # An empty condition, of who sees all, is no part of an "or"
        return self.filter(Q(item=None) | minutes) if minutes else self.all()
