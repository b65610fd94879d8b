"""Forms of any file with figures: the file itself, what a button of its preview sends, why what stands changes."""

from typing import NamedTuple, Self
from urllib.parse import urlencode

from django import forms
from django.conf import settings
from django.http import QueryDict

from accounts.forms import PlainForm, SentFileField
from indicators.figures.actions import LONGEST_REASON
from indicators.files.table_files import MEGABYTE
from indicators.terms.row_kinds import Kind

_LAST_PAGE, _LONGEST_KEY = 10_000, 18


class FileForm(PlainForm):
    """The file is only received here; what is in it is read by a job."""

    file = SentFileField(
        error_messages={
            "required": "Choose the file that holds the figures.",
            "empty": "The file is empty. Choose the file that holds the figures.",
            "max_length": "The file's name is too long. Shorten it.",
        },
        max_length=200,
        widget=forms.FileInput(attrs={"accept": ".csv,.txt,.tsv,.xlsx,.ods"}),
    )

    def __init__(self, *args, label: str = "", **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["file"].label = label or "File of figures"
        largest = f"{settings.IMPORT_MAX_BYTES / MEGABYTE:,.0f} MB"
        self.fields["file"].help_text = f"Excel (.xlsx), OpenDocument (.ods) or CSV (.csv), up to {largest}."


class ReasonForm(PlainForm):
    """Why recorded figures change; only asked where some of them would."""

    reason = forms.CharField(
        label="Why do these recorded figures change?",
        help_text="One sentence, kept with each correction. For example: returns that came in late are now counted. "
        "Not needed where none of them is ticked.",
        max_length=LONGEST_REASON,
        required=False,
        widget=forms.Textarea(attrs={"rows": 2}),
        error_messages={"max_length": f"Shorten the reason to {LONGEST_REASON} characters."},
    )


class Shown(NamedTuple):
    """Which rows are on a page: those of one kind, or of all where `kind` is None; pages count from 1."""

    kind: Kind | None = None
    page: int = 1

    @classmethod
    def of(cls, kind: str, page: str) -> Self:
        """From an address or a form; what makes no sense there is the first page of all."""
        makes_sense = page.isascii() and page.isdigit() and 0 < len(page) < 6
        return cls(
            Kind(kind) if kind in set(Kind) else None,
            max(1, min(int(page), _LAST_PAGE)) if makes_sense else 1,
        )

    @property
    def query(self) -> str:
        values = {"show": self.kind, "page": self.page if self.page > 1 else ""}
        return urlencode({name: value for name, value in values.items() if value})


def shown_by(values: QueryDict) -> Shown:
    return Shown.of(values.get("show", ""), values.get("page", ""))


class Choice(NamedTuple):
    """What a button of a preview sends: the page's ticks (primary keys), the reason so far, and what it does."""

    shown: Shown
    ticked: list[int]
    reason: str
    verb: str
    what: str

    @property
    def kind(self) -> Kind | None:
        """All of which are to be ticked or none, where the button says so."""
        return Kind(self.what) if self.verb in ("all", "none") and self.what in set(Kind) else None

    @property
    def next(self) -> Shown:
        """What is looked at then."""
        if self.verb == "show":
            return Shown.of(self.what, "")
        return Shown.of(self.shown.kind or "", self.what) if self.verb == "page" else self.shown


def choice_of(values: QueryDict) -> Choice:
    verb, _, what = values.get("do", "").partition(":")
    return Choice(
        shown=shown_by(values),
        ticked=[
            int(pk)
            for pk in values.getlist("row")
            if pk.isascii() and pk.isdigit() and len(pk) <= _LONGEST_KEY
        ],
        reason=values.get("reason", "").replace("\0", "").strip(),  # PostgreSQL keeps no NUL
        verb=verb,
        what=what,
    )
