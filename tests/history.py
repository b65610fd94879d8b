"""A council whose officer brings history in a workbook of their own, and the people beside them."""

from collections.abc import Sequence
from dataclasses import replace

from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from lxml import html

from accounts.models import User
from accounts.roles import Role
from indicators.layouts.proposals import (
    CellShown,
    Choice,
    ColumnShown,
    Doubt,
    DoubtKind,
    Fate,
    LeftOut,
    Proposal,
    ProposedFigure,
    RowShown,
    SheetShown,
)
from indicators.models import HistoryFile, Indicator
from tests.factories import (
    CalendarSectionFactory,
    CollectedIndicatorFactory,
    CouncilFactory,
    IndicatorFactory,
    user_with_role,
)

QUARTERS = ("2015/16 Q1", "2015/16 Q2", "2015/16 Q3")
LABEL = "Placement stability"
DOUBT = "label:Board!A9"


class Archive:
    """A council with two officers and an approver; its calendar begins years after its history."""

    def __init__(self, measures: int = 2) -> None:
        self.council = CouncilFactory()
        self.officer = user_with_role(self.council, Role.PERFORMANCE_OFFICER, name="A performance officer")
        self.colleague = user_with_role(self.council, Role.PERFORMANCE_OFFICER, name="A colleague")
        self.approver = user_with_role(self.council, Role.APPROVER, name="The head of service")
        self.collection = CalendarSectionFactory(council=self.council)
        self.indicators: list[Indicator] = [IndicatorFactory() for _ in range(measures)]
        for indicator in self.indicators:
            CollectedIndicatorFactory(collection=self.collection, indicator=indicator)

    def figures(self) -> list[ProposedFigure]:
        """Each measure in three quarters, with its people in the first: row after row from row 5 on."""
        return [
            ProposedFigure(
                indicator.code,
                f"% of {indicator.title}",
                period,
                f"Board!{letter}{row}",
                value=8.0 + at,
                numerator=8.0 if not at else None,
                denominator=100.0 if not at else None,
            )
            for row, indicator in enumerate(self.indicators, 5)
            for at, (letter, period) in enumerate(zip("CDE", QUARTERS, strict=True))
        ]

    def proposal(self, answers: dict[str, str], labels: dict[str, str]) -> Proposal:
        """A row that two measures may be is of none until an answer, or words that are known, say which it is."""
        named = {name.casefold(): code or None for name, code in labels.items()}
        code = answers.get(DOUBT, "").removeprefix("indicator:") or labels.get(LABEL) or None
        rows = [
            ProposedFigure(
                code, LABEL, f"2014/15 Q{at}", f"Board!{letter}9", value=60.0 + at, doubts=(DOUBT,)
            )
            for at, letter in enumerate("CDE", 1)
        ]
        choices = tuple(Choice(f"indicator:{one.code}", one.title, one.code) for one in self.indicators[:2])
        why, answer = "Two measures may be meant.", answers.get(DOUBT, "")
        doubt = Doubt(DOUBT, DoubtKind.LABEL, "Board!A9", why, "", choices, settled=answer)
        left = LeftOut("Board!F5:F9", "target", "Targets are no figures.", 3)
        doubts = () if LABEL in labels else (doubt,)
        ours = [
            replace(row, indicator=named.get(row.label.casefold(), row.indicator)) for row in self.figures()
        ]
        return Proposal((*ours, *rows), (left,), doubts, (self.sheet(code),), "board")

    def sheet(self, said: str | None) -> SheetShown:
        columns = [
            ColumnShown("A", "Label"),
            *(ColumnShown(x, y) for x, y in zip("CDE", QUARTERS, strict=True)),
        ]
        columns.append(ColumnShown("F", "Left out: target"))
        rows = [
            RowShown(
                row,
                (
                    CellShown("A", f"% of {indicator.title}", Fate.LABEL),
                    *(CellShown(letter, "8.0%", Fate.FIGURE) for letter in "CDE"),
                    CellShown("F", "9%", Fate.LEFT_OUT, "target"),
                ),
                indicator.title,
                indicator.code,
            )
            for row, indicator in enumerate(self.indicators, 5)
        ]
        fate, doubt = (Fate.FIGURE, "") if said else (Fate.WAITS, DOUBT)
        cells = tuple(CellShown(letter, "61", fate, "", doubt) for letter in "CDE")
        rows.append(RowShown(9, (CellShown("A", LABEL, Fate.LABEL), *cells), LABEL, said, False, doubt))
        return SheetShown("Board", False, tuple(columns), tuple(rows))

    def be_read(self, monkeypatch) -> None:
        """In the place of the reader of workbooks, which its own tests are about."""

        def proposed(book, catalogue, words, council) -> Proposal:
            return self.proposal(dict(words.answers), dict(words.labels))

        read = "indicators.intake.history.reading.querysets"
        monkeypatch.setattr(f"{read}.read_book_apart", lambda *given: [])
        monkeypatch.setattr(f"{read}.propose_book", proposed)

    @property
    def file(self) -> HistoryFile:
        return HistoryFile.objects.latest("at")


class Desk:
    """Somebody's browser, at the pages of history."""

    def __init__(self, archive: Archive, person: User):
        self.slug = archive.council.slug
        self.client = Client()
        self.client.force_login(person)
        self.page = html.fromstring("<html></html>")

    def at(self, name: str, *args) -> str:
        return reverse(f"indicators:history{name}", args=[self.slug, *args])

    def bring(self, content: bytes = b"a workbook", name: str = "board.xlsx") -> str:
        sent = {"file": SimpleUploadedFile(name, content)}
        return self.read(self.client.post(self.at("_bring"), sent, follow=True))

    def open(self, name: str, *args) -> str:
        return self.read(self.client.get(self.at(name, *args), follow=True))

    def send(self, name: str, *args, **fields) -> str:
        """With what the page holds: which version of it was seen, and which figures are ticked."""
        kept = {
            box.get("name"): box.get("value", "")
            for box in self.page.xpath("//main//input[@type='hidden'][@name]")
            if box.get("name") != "csrfmiddlewaretoken"
        }
        ticked: Sequence[str] = self.page.xpath("//input[@name='row'][@checked]/@value")
        values = {**kept, "row": ticked, **fields}
        return self.read(self.client.post(self.at(name, *args), values, follow=True))

    def read(self, response) -> str:
        assert response.status_code == 200, response.status_code
        self.page = html.fromstring(response.content)
        return " ".join(self.page.xpath("//main")[0].text_content().split())
