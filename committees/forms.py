"""Forms of democratic services for meetings, agenda items, cover reports and documents."""

from django import forms
from django.forms import formset_factory
from django.utils.text import slugify

from accounts.models import Council
from accounts.plain_forms import DayField, PlainForm, TickedField, TimeInput
from committees.documents.file_types import ACCEPTED, UnfitFile, check_size, recognise
from committees.models import AgendaItem, Committee, Meeting, ReportPart
from committees.querysets import committees_of, editions_to_attach, indicators_for
from indicators.terms.periods import day_words
from scorecards.models import Edition, Scorecard

PROSE = forms.Textarea(attrs={"rows": 4})
BODY_HEADINGS = ("Purpose of the report", "Recommendations", "Executive summary", "Background", "Conclusion")
IMPLICATIONS = (
    "Legal",
    "Finance",
    "Consultation",
    "Equality and diversity",
    "Climate change",
    "Human rights",
    "Crime and disorder",
    "Staffing",
    "Accommodation",
    "Risk",
    "Procurement",
)


class CommitteeForm(PlainForm):
    name = forms.CharField(max_length=160, help_text="As on its agenda: Corporate Parenting Panel.")
    short_name = forms.CharField(max_length=60, help_text="As its minutes say it: the Panel.")
    scorecard = forms.ModelChoiceField(
        Scorecard.objects.none(), required=False, help_text="The one this committee reads each quarter."
    )

    def __init__(self, *args, council: Council, **kwargs):
        super().__init__(*args, **kwargs)
        self.council = council
        self.fields["scorecard"].queryset = Scorecard.objects.filter(council=council)

    def clean(self):
        scorecard = self.cleaned_data.get("scorecard")
        slug = scorecard.slug if scorecard else slugify(self.cleaned_data.get("name", ""))[:80]
        if self.cleaned_data.get("name") and not slug:
            self.add_error("name", "Use some letters or digits in the name: the address is made from them.")
        elif Committee.objects.filter(council=self.council, slug=slug).exists():
            self.add_error("name", "There is a committee at this address already. Choose another name.")
        self.cleaned_data["slug"] = slug


class MeetingForm(PlainForm):
    committee = forms.ModelChoiceField(Committee.objects.none(), empty_label="Choose a committee")
    date = DayField()
    time = forms.TimeField(required=False, widget=TimeInput)
    location = forms.CharField(max_length=160, required=False)
    agenda_published = DayField(
        label="Agenda published on",
        required=False,
        help_text="From this day on all who may read meetings see the items. Leave empty to keep them to yourself.",
    )
    note = forms.CharField(max_length=250, required=False, help_text="Shown under the date.")

    def __init__(self, *args, council: Council, meeting: Meeting | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.council, self.meeting = council, meeting
        if meeting is None:
            self.fields["committee"].queryset = committees_of(council)
        else:
            del self.fields["committee"]

    def clean(self):
        committee = self.meeting.committee if self.meeting else self.cleaned_data.get("committee")
        date = self.cleaned_data.get("date")
        others = Meeting.objects.filter(committee=committee, date=date)
        if self.meeting:
            others = others.exclude(pk=self.meeting.pk)
        if committee and date and others.exists():
            self.add_error("date", "This committee has a meeting on that day already. Choose another day.")


class ItemForm(PlainForm):
    number = forms.RegexField(
        r"^[0-9A-Za-z][0-9A-Za-z.]{0,7}$",
        help_text="As on the agenda: 6, 6a or 12.1.",
        error_messages={
            "invalid": "Write the number with up to eight letters, digits and dots: 6, 6a or 12.1."
        },
    )
    order = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=999,
        label="Order taken",
        help_text="Only where items were taken out of order.",
    )
    title = forms.CharField(max_length=200)
    report_of = forms.CharField(
        max_length=160, required=False, help_text="A role: the Head of Service, Placements."
    )
    minute_reference = forms.CharField(max_length=60, required=False, help_text="Such as CPP 42 of 2025/26.")
    edition = forms.ModelChoiceField(
        None,
        required=False,
        label="Scorecard edition before members",
        empty_label="None",
        help_text="Members see these figures with the item for good, whatever is corrected later.",
    )
    indicators = TickedField(
        None,
        required=False,
        help_text="Those the item is about. None means the whole scorecard.",
    )

    def __init__(self, *args, meeting: Meeting, item: AgendaItem | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.meeting, self.item = meeting, item
        council = meeting.committee.council
        self.fields["edition"].queryset = editions_to_attach(council, meeting.committee)
        self.fields["edition"].label_from_instance = edition_words
        self.fields["indicators"].queryset = indicators_for(council)

    def clean_number(self):
        number = self.cleaned_data["number"]
        others = self.meeting.items.filter(number__iexact=number)
        if self.item:
            others = others.exclude(pk=self.item.pk)
        if others.exists():
            raise forms.ValidationError("This agenda has an item with that number already. Choose another.")
        return number


def edition_words(edition: Edition) -> str:
    """What tells editions apart comes first: a narrow list cuts the rest off."""
    return f"{edition.period.label}, edition {edition.number}: {edition.scorecard.title}"


class ReportPartForm(PlainForm):
    kind = forms.ChoiceField(
        choices=[(ReportPart.Kind.BODY, "Report"), (ReportPart.Kind.IMPLICATION, "Implication")],
        required=False,
    )
    heading = forms.CharField(max_length=120, required=False)
    text = forms.CharField(widget=PROSE, required=False)

    def clean(self):
        heading, text = self.cleaned_data.get("heading", ""), self.cleaned_data.get("text", "")
        if text and not heading:
            self.add_error("heading", "Give this part a heading.")
        if self.cleaned_data.get("kind") == ReportPart.Kind.IMPLICATION and heading and not text:
            self.add_error("text", f"Write the implications for “{heading}”, or “Not applicable”.")

    @property
    def part(self) -> dict | None:
        """What was written; None for a part left empty."""
        values = self.cleaned_data
        if not values.get("text"):
            return None
        return {key: values[key] for key in ("heading", "text")} | {
            "kind": values["kind"] or ReportPart.Kind.BODY
        }


ReportFormSet = formset_factory(ReportPartForm, extra=0, max_num=60, absolute_max=60)


def report_to_edit(item: AgendaItem) -> list[dict]:
    """The parts as they are and an empty one of each kind; for a new report the usual headings."""
    parts = [
        {"kind": part.kind, "heading": part.heading, "text": part.text} for part in item.report_parts.all()
    ]
    body, implication = ReportPart.Kind.BODY, ReportPart.Kind.IMPLICATION
    if not parts:
        parts = [{"kind": body, "heading": heading, "text": ""} for heading in BODY_HEADINGS]
        parts += [
            {"kind": implication, "heading": heading, "text": "Not applicable."} for heading in IMPLICATIONS
        ]
    return [*parts, {"kind": body}, {"kind": implication}]


class DocumentForm(PlainForm):
    title = forms.CharField(max_length=200)
    file = forms.FileField(required=False, help_text=f"{ACCEPTED}. At most 25 MB.")
    restricted = forms.BooleanField(
        required=False, label="Not public", help_text="Only democratic services can open it."
    )
    reason = forms.CharField(
        max_length=160,
        required=False,
        label="Why it is not public",
        help_text="Readers see this in its place: exempt, business affairs.",
    )
    published_on = DayField()

    def clean_file(self):
        file = self.cleaned_data.get("file")
        if not file:
            return None
        try:
            check_size(file.size)
            recognise(file, file.name)
        except UnfitFile as fault:
            raise forms.ValidationError(str(fault)) from fault
        return file

    def clean(self):
        values = self.cleaned_data
        if values.get("restricted") and not values.get("reason"):
            self.add_error("reason", "Say why the document is not public, such as “business affairs”.")
        if not values.get("restricted") and not values.get("file") and "file" not in self.errors:
            self.add_error(
                "file", "Choose a file. Only a document that is not public can be listed without one."
            )


class WithdrawForm(PlainForm):
    reason = forms.CharField(
        max_length=160,
        label="Why it is withdrawn",
        help_text="Readers see this in its place.",
        error_messages={"required": "Say why the document is withdrawn."},
    )


class ReopenForm(PlainForm):
    reason = forms.CharField(
        max_length=300,
        label="Why the minutes are reopened",
        help_text="Kept in the audit trail.",
        error_messages={"required": "Say why the minutes are reopened."},
    )


class ConfirmForm(PlainForm):
    agreed_at = forms.ModelChoiceField(
        Meeting.objects.none(),
        label="Agreed at the meeting of",
        empty_label="Choose a meeting",
        error_messages={"required": "Choose the meeting at which the minutes were agreed."},
    )

    def __init__(self, *args, meetings, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["agreed_at"].queryset = meetings
        self.fields["agreed_at"].label_from_instance = lambda meeting: day_words(meeting.date)
