"""Forms of democratic services for agenda items and cover reports."""

from django import forms
from django.forms import formset_factory
from django.utils.timezone import localdate

from committees.exemption.policies import why_not_exempt
from committees.exemption.querysets import regime_at
from committees.exemption.schedules import SCHEDULES, Regime, choices_of, paragraph_words
from committees.items.agenda.policies import URGENT, is_added_late, left_words, why_not_late
from committees.items.querysets import (
    briefings_to_attach,
    editions_to_attach,
    scorecards_to_come,
    what_it_holds,
)
from committees.models import AgendaItem, Meeting, ReportPart
from committees.querysets import indicators_for
from indicators.asking.forms import RiskyWordsForm
from indicators.catalogue.forms import IndicatorsField
from scorecards.models import Briefing, Edition, Scorecard

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


class ItemForm(RiskyWordsForm):
    ROLES = frozenset({"report_of"})

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
        label="Place on the agenda",
        help_text="Left empty it stands where its number says: 3 puts it third.",
    )
    kind = forms.ChoiceField(choices=AgendaItem.Kind.choices, initial=AgendaItem.Kind.REPORT, required=False)
    title = forms.CharField(max_length=200)
    urgency_reason = forms.CharField(
        max_length=250,
        label="Why it could not wait",
        error_messages={"required": URGENT},
    )
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
    appendix = forms.RegexField(
        r"^[0-9A-Za-z][0-9A-Za-z.]{0,7}$",
        required=False,
        label="Appendix number",
        help_text="Of that edition among the item’s appendices: 2 prints “Appendix 2” on its first page.",
        error_messages={
            "invalid": "Write the number with up to eight letters, digits and dots: 2, B or 2.1, without “Appendix”."
        },
    )
    awaits = forms.ChoiceField(
        required=False,
        label="Scorecard to come",
        help_text="Which it is to carry, while that is a draft: its checklist looks at this item then. Once it is "
        "published, choose the edition above.",
    )
    briefing = forms.ModelChoiceField(
        None,
        required=False,
        label="Monthly briefing before members",
        empty_label="None",
        help_text="It stays with the item, whatever is corrected later.",
    )
    indicators = IndicatorsField(
        required=False,
        help_text="Those the item is about. None means the whole scorecard.",
    )

    exempt_paragraph = forms.ChoiceField(
        required=False,
        label="Who may read it",
        help_text="Members of the committee alone read an exempt item. Everyone is told its place, its public title, "
        "the paragraph and the reason.",
    )
    public_title = forms.CharField(
        max_length=200,
        required=False,
        help_text="Where it is exempt: what everyone reads in place of the title.",
    )
    exempt_reason = forms.CharField(
        required=False, label="Why it is kept private", widget=forms.Textarea(attrs={"rows": 3})
    )
    made_public = forms.BooleanField(required=False, label="Make it public")

    def __init__(self, *args, meeting: Meeting, item: AgendaItem | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        self.meeting, self.item = meeting, item
        council, regime, today = meeting.committee.council, regime_at(meeting), localdate()
        if item is not None or not is_added_late(meeting, regime, today):
            del self.fields["urgency_reason"]
        else:
            self.fields["urgency_reason"].help_text = left_words(meeting, regime, today)
        self.offer_exemption(regime)
        self.fields["edition"].queryset = editions_to_attach(
            council, meeting.committee, item and item.edition_id
        )
        self.fields["edition"].label_from_instance = edition_words
        self.to_come = scorecards_to_come(council, meeting.committee, today, item)
        choices = [(value, words) for value, (_, _, words) in self.to_come.items()]
        self.fields["awaits"].choices = [("", "None"), *choices]
        self.fields["briefing"].queryset = briefings_to_attach(
            council, meeting.committee, item and item.briefing_id
        )
        self.fields["briefing"].label_from_instance = briefing_words
        self.fields["indicators"].queryset = indicators_for(council)

    def offer_exemption(self, regime: Regime) -> None:
        now = self.item.exempt_paragraph if self.item else ""
        self.fields["public_title"].unless = self.fields["exempt_reason"].unless = "where it is exempt"
        self.fields["exempt_paragraph"].unless = "everyone where nothing is chosen"
        choices = choices_of(regime)
        if now and now not in dict(choices):
            choices.append((now, paragraph_words(now, regime)))
        self.fields["exempt_paragraph"].choices = [
            ("", "Public: everyone"),
            (f"Exempt: {SCHEDULES[regime].law}", choices),
        ]
        weighs = "Where it is exempt. "
        if SCHEDULES[regime].weighs:
            weighs += "Say why keeping it private serves the public more than showing it. "
        self.fields["exempt_reason"].help_text = f"{weighs}Everyone reads this: give nothing away in it."
        if now:
            shown = ", ".join(what_it_holds(self.item))
            self.fields[
                "made_public"
            ].help_text = f"Only where you make it public. Everyone then reads {shown}."
        else:
            del self.fields["made_public"]

    def clean(self):
        values = self.cleaned_data
        on_purpose = values.pop("made_public", False)
        values["awaits"], values["awaits_period"] = self.what_is_to_come()
        if "exempt_paragraph" in self.errors:
            return
        paragraph = values.get("exempt_paragraph", "")
        if self.item and self.item.exempt_paragraph and not paragraph:
            self.open_to_all(on_purpose)
            return
        faults = why_not_exempt(paragraph, values.get("exempt_reason", ""), values.get("public_title", ""))
        for name, fault in faults.items():
            self.add_error(name, fault)

    def open_to_all(self, on_purpose: bool) -> None:
        """What was exempt has its reason and public title no longer."""
        if not on_purpose:
            self.add_error(
                "made_public", "This makes the item public. Tick this to say that everyone may read it."
            )
        self.cleaned_data |= {"exempt_reason": "", "public_title": ""}

    def what_is_to_come(self) -> tuple[Scorecard | None, str]:
        """Scorecard and period of the choice; an edition of the very same has come."""
        scorecard, period, _ = self.to_come.get(self.cleaned_data.get("awaits") or "", (None, "", ""))
        edition = self.cleaned_data.get("edition")
        if edition and scorecard and (edition.scorecard_id, edition.period.code) == (scorecard.pk, period):
            return None, ""
        return scorecard, period

    def clean_urgency_reason(self):
        reason = self.cleaned_data["urgency_reason"]
        if fault := why_not_late(True, reason):
            raise forms.ValidationError(fault)
        return reason

    def clean_kind(self):
        return self.cleaned_data["kind"] or AgendaItem.Kind.REPORT

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


def briefing_words(briefing: Briefing) -> str:
    return f"{briefing.period.label}, briefing {briefing.number}: {briefing.scorecard.title}"


class ReportPartForm(RiskyWordsForm):
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
