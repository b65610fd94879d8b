"""Forms of democratic services for minutes, resolutions and actions."""

from django import forms
from django.forms import formset_factory

from accounts.forms import PlainForm
from committees.minutes.resolutions.actions import LimbWords
from committees.models import AgendaItem, Limb, MinutesParagraph
from indicators.models import Indicator

SPARE_LIMBS, SPARE_MENTIONS = 3, 2
KINDS = [
    (MinutesParagraph.Kind.QUESTION, "Question"),
    (MinutesParagraph.Kind.ANSWER, "Answer"),
    (MinutesParagraph.Kind.STATEMENT, "Statement"),
]


class ParagraphForm(PlainForm):
    kind = forms.ChoiceField(label="Kind of paragraph", choices=KINDS, widget=forms.RadioSelect)
    speaker = forms.CharField(
        max_length=160,
        required=False,
        help_text="A role, never a name: A member, The Chair, The Head of Service, Placements.",
    )
    text = forms.CharField(
        label="What was said",
        error_messages={"required": "Write what was said."},
        widget=forms.Textarea(attrs={"rows": 6}),
        help_text="Follow on from the speaker: asked whether fewer children were moving.",
    )
    answers = forms.ModelChoiceField(
        MinutesParagraph.objects.none(),
        required=False,
        label="Question it answers",
        empty_label="None",
        help_text="For an answer only.",
    )

    def __init__(self, *args, item: AgendaItem, paragraph: MinutesParagraph | None = None, **kwargs):
        super().__init__(*args, **kwargs)
        questions = item.paragraphs.filter(kind=MinutesParagraph.Kind.QUESTION)
        if paragraph is not None:
            questions = questions.exclude(pk=paragraph.pk)
        self.fields["answers"].queryset = questions
        self.fields["answers"].label_from_instance = question_words

    def clean(self):
        values = self.cleaned_data
        if values.get("answers") and values.get("kind") != MinutesParagraph.Kind.ANSWER:
            self.add_error(
                "answers", "Only an answer can point at a question. Make it an answer, or choose none."
            )


def question_words(question: MinutesParagraph) -> str:
    words = f"{question.speaker} {question.text}".strip()
    return words if len(words) <= 90 else f"{words[:88].rstrip()}…"


class MentionForm(PlainForm):
    """One indicator the paragraph speaks of. `indicators` is fetched once for all of them."""

    indicator = forms.TypedChoiceField(required=False, empty_value=None)
    value = forms.CharField(max_length=60, required=False, label="Value as said at the meeting")

    def __init__(self, *args, indicators: list[Indicator], **kwargs):
        super().__init__(*args, **kwargs)
        by_key = {str(indicator.pk): indicator for indicator in indicators}
        field = self.fields["indicator"]
        field.choices = [("", "None"), *((key, each.title) for key, each in by_key.items())]
        field.coerce = by_key.get

    def clean(self):
        if self.cleaned_data.get("value") and not self.cleaned_data.get("indicator"):
            self.add_error("indicator", "Choose the indicator this value is of.")

    @property
    def mention(self) -> tuple[Indicator, str] | None:
        indicator = self.cleaned_data.get("indicator")
        return (indicator, self.cleaned_data.get("value", "")) if indicator else None


MentionFormSet = formset_factory(MentionForm, extra=SPARE_MENTIONS, max_num=20, absolute_max=20)


class ResolutionForm(PlainForm):
    preamble = forms.CharField(
        max_length=160,
        label="After “Resolved”",
        help_text="Such as: that the Panel:",
        error_messages={"required": "Write the words after “Resolved”, such as “that the Panel:”."},
    )
    vote = forms.CharField(max_length=160, required=False, help_text="Such as: Agreed without a vote.")


class LimbForm(PlainForm):
    key = forms.IntegerField(required=False, widget=forms.HiddenInput)
    level = forms.TypedChoiceField(
        choices=[(1, "Main limb: (a), (b)"), (2, "Within the one above: (i), (ii)")],
        coerce=int,
        required=False,
    )
    verb = forms.ChoiceField(
        choices=[(verb.value, verb.label) for verb in Limb.Verb], required=False, label="What it does"
    )
    text = forms.CharField(widget=forms.Textarea(attrs={"rows": 2}), required=False)

    @property
    def words(self) -> LimbWords | None:
        """The limb as written; None where the text is empty, which takes a limb away."""
        values = self.cleaned_data
        if not values.get("text"):
            return None
        verb = values.get("verb") or Limb.Verb.OTHER
        return LimbWords(values["text"], verb, values.get("level") or 1, values.get("key"))


LimbFormSet = formset_factory(LimbForm, extra=SPARE_LIMBS, max_num=60, absolute_max=60)


def limbs_to_edit(item: AgendaItem) -> list[dict]:
    """The limbs in reading order, each followed by those within it."""
    limbs = list(Limb.objects.filter(resolution__item=item).order_by("order"))
    outer = [limb for limb in limbs if limb.parent_id is None]
    written = []
    for limb in outer:
        written.append((1, limb))
        written += [(2, inner) for inner in limbs if inner.parent_id == limb.pk]
    return [{"key": limb.pk, "level": level, "verb": limb.verb, "text": limb.text} for level, limb in written]
