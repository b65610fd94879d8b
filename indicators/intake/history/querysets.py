"""Reads files of history: each function is scoped to a council and costs a fixed number of queries."""

from collections.abc import Collection, Set
from datetime import datetime, timedelta
from typing import NamedTuple
from uuid import UUID

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from accounts.models import Council, User
from accounts.querysets import KeysOf
from accounts.roles import Permission
from indicators.amounts.cells import CellKey
from indicators.catalogue.known_indicators import fold
from indicators.catalogue.querysets import codes_by_own_words
from indicators.intake.history.policies import OVER, WORKED_ON
from indicators.layouts.proposals import KnownWords
from indicators.models import HistoryFigure, HistoryFile, HistorySheet, HistoryStep, OwnLayout, OwnWords
from indicators.terms.periods import Frequency, Period
from indicators.terms.row_kinds import SAVED_KINDS

LISTED = 50
# What nobody has touched for so long is cleared away, unless it was ever sent for approval
KEPT_FOR = timedelta(days=60)
FORMULA = "From a formula’s stored result."  # told of a figure, and nothing to be asked
State = HistoryFile.State
HEAVY = ("content", "cells", "proposal", "answers")


def files_of(council: Council) -> QuerySet[HistoryFile]:
    """All of the council's files, newest first, with who brought them, without what weighs much."""
    files = HistoryFile.objects.for_council(council).select_related("by", "sent_by", "job")
    return files.defer(*HEAVY).order_by("-at", "-pk")


def listed_files(council: Council) -> list[HistoryFile]:
    return list(files_of(council).exclude(state=State.DROPPED)[:LISTED])


def file_with_key(council: Council, key: UUID) -> HistoryFile | None:
    """With its proposal; one that was thrown away is none."""
    files = (
        HistoryFile.objects.for_council(council)
        .select_related("council", "by", "sent_by", "job")
        .defer("content", "cells")
    )
    return files.filter(pk=key).exclude(state=State.DROPPED).first()


class WaitingFile(NamedTuple):
    """A file that waits for somebody: for an approver who had no hand in it, or, returned or never sent, for who has it
    in hand."""

    file: HistoryFile
    returned: bool
    hands: frozenset[int]

    @property
    def unfinished(self) -> bool:
        return not self.returned and self.file.state in WORKED_ON

    def waits_for(self, user: User, permissions: Set[Permission]) -> bool:
        if self.returned or self.unfinished:
            whose = self.file.sent_by_id if self.returned else self.file.by_id
            return whose == user.pk and Permission.ENTER_FIGURES in permissions
        return Permission.APPROVE_FIGURES in permissions and user.pk not in self.hands


def waiting_files(councils: Collection[Council]) -> dict[int, list[WaitingFile]]:
    """By council those sent, those returned and not sent again since, and those never sent, oldest first. One query."""
    last = HistoryStep.objects.filter(file=OuterRef("pk")).order_by("-at", "-pk").values("verb")[:1]
    hands = HistoryFile.hands.through.objects.filter(historyfile=OuterRef("pk")).values(key=F("user"))
    files = HistoryFile.objects.filter(council__in=councils).select_related("by", "sent_by").order_by("at")
    files = files.defer(*HEAVY).annotate(last=Subquery(last), handled_by=KeysOf(hands))
    returned = HistoryStep.Verb.RETURNED
    waiting = files.filter(
        Q(state=State.SENT) | Q(state__in=WORKED_ON, last=returned) | Q(state__in=WORKED_ON, sent_at=None)
    )
    found: dict[int, list[WaitingFile]] = {}
    for file in waiting:
        sent_back = file.last == returned and file.state in WORKED_ON
        found.setdefault(file.council_id, []).append(WaitingFile(file, sent_back, frozenset(file.handled_by)))
    return found


def unfinished_twin(council: Council, sha256: str) -> HistoryFile | None:
    """The very same file, brought before and neither approved nor thrown away yet."""
    return files_of(council).filter(sha256=sha256).exclude(state__in=(*OVER, State.REFUSED)).first()


def landed_twin(file: HistoryFile) -> HistoryFile | None:
    """The very same file, approved before this one was brought."""
    same = files_of(file.council).filter(sha256=file.sha256, state=State.LANDED)
    return same.exclude(pk=file.pk).first()


def old_files(now: datetime) -> QuerySet[HistoryFile]:
    """Those never sent for approval that nobody touched for long."""
    files = HistoryFile.objects.filter(changed_at__lt=now - KEPT_FOR).exclude(state__in=OVER)
    return files.filter(steps=None)


class SheetName(NamedTuple):
    number: int
    name: str
    hidden: bool
    why_not_read: str


def sheet_names(file: HistoryFile) -> list[SheetName]:
    columns = SheetName._fields
    return [SheetName(*row) for row in HistorySheet.objects.filter(file=file).values_list(*columns)]


def sheet_of(file: HistoryFile, number: int) -> HistorySheet | None:
    return HistorySheet.objects.filter(file=file, number=number).first()


def chosen_figures(file: HistoryFile) -> list[HistoryFigure]:
    rows = HistoryFigure.objects.filter(file=file, chosen=True, kind__in=SAVED_KINDS)
    return list(rows.order_by("number"))


def asked_about(file: HistoryFile, chosen: bool = False) -> list[HistoryFigure]:
    """Those in which the checks found something to look at; `chosen`: of ticked ones alone. One query."""
    rows = HistoryFigure.objects.filter(file=file).exclude(remarks=[])
    rows = rows.filter(chosen=True) if chosen else rows
    return [row for row in rows.select_related("indicator", "category") if set(row.remarks) - {FORMULA}]


def key_of(row: HistoryFigure) -> CellKey:
    return CellKey(row.indicator_id, row.category_id, Period(row.start, Frequency(row.frequency)))


def choices_before(file: HistoryFile) -> dict[str, tuple[str, bool]]:
    """By cell, of what kind its figure was in the preview before, and whether it was ticked."""
    rows = HistoryFigure.objects.filter(file=file, kind__in=SAVED_KINDS)
    return {cell: (kind, chosen) for cell, kind, chosen in rows.values_list("cell", "kind", "chosen")}


def hands_of(file: HistoryFile) -> set[int]:
    """Primary keys of those who worked on it. One query."""
    return set(file.hands.values_list("pk", flat=True))


def steps_of(file: HistoryFile) -> list[HistoryStep]:
    return list(HistoryStep.objects.filter(file=file).select_related("by"))


def known_words(
    council: Council, answers: dict[str, str], names: dict[str, str], asked: Set[str] = frozenset()
) -> KnownWords:
    """What is known of the council's own words, with what was said about one file: its doubts' answers, and names of
    rows, which come before words remembered. `asked` are labels that its doubts are about, folded. One query.
    """
    said = asked | names.keys()
    own = {
        written: code for written, code in codes_by_own_words(council).items() if fold(written) not in said
    }
    return KnownWords(labels={**own, **names}, answers=answers)


def remembered_answers(council: Council, shape: str) -> dict[str, dict[str, str]]:
    """Those that a file of the same headings was read by. One query."""
    found = OwnLayout.objects.for_council(council).filter(shape=shape).first() if shape else None
    return dict(found.answers) if found else {}


def own_words_of(council: Council) -> QuerySet[OwnWords]:
    return OwnWords.objects.for_council(council).select_related("indicator__merged_into", "category", "by")


def own_layouts_of(council: Council) -> QuerySet[OwnLayout]:
    return OwnLayout.objects.for_council(council).select_related("by")
