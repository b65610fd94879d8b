"""What is asked of whoever puts a question in advance, and of whoever answers."""

from django import forms
from django.db.models import QuerySet

from committees.models import AgendaItem, Person
from committees.questions.presenters import answer_words
from indicators.asking.forms import RiskyWordsForm
from indicators.models import Indicator


class QuestionForm(RiskyWordsForm):
    text = forms.CharField(
        max_length=2000,
        label="Question",
        help_text="Put it as you would at the meeting. No names of children or families.",
        widget=forms.Textarea(attrs={"rows": 4}),
        error_messages={"required": "Write your question."},
    )
    indicator = forms.ModelChoiceField(
        Indicator.objects.none(),
        required=False,
        label="Measure it is about",
        empty_label="None in particular",
    )

    def __init__(self, *args, measures: QuerySet[Indicator], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["indicator"].queryset = measures
        if not measures.exists():
            del self.fields["indicator"]


class NotedQuestionForm(QuestionForm):
    """Of democratic services, for a question that reached them by letter."""

    ROLES = frozenset({"asked_by_words"})

    asked_by = forms.ModelChoiceField(
        Person.objects.none(), required=False, label="Who asks, of the committee", empty_label="Somebody else"
    )
    asked_by_words = forms.CharField(
        max_length=120,
        label="As what they ask",
        initial="A member",
        help_text="A role, never a name: a member, a foster carer.",
    )
    from_public = forms.BooleanField(required=False, label="It is a question from the public")

    def __init__(self, *args, people: QuerySet[Person], **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["asked_by"].queryset = people


class AnswerForm(RiskyWordsForm):
    ROLES = frozenset({"answered_by_words"})

    answer = forms.CharField(
        max_length=4000,
        label="Answer",
        widget=forms.Textarea(attrs={"rows": 6}),
        error_messages={"required": "Write the answer."},
    )
    answered_by_words = forms.CharField(
        max_length=160,
        label="Who answers",
        help_text="As minutes name them: Head of Service, Placements.",
        error_messages={"required": "Say who answers, by their role."},
    )

    def __init__(self, *args, item: AgendaItem, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["answer"].help_text = answer_words(item)
