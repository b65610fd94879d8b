"""Forms of a file of history: an answer to a doubt, the decision about the whole."""

from django import forms

from accounts.forms import PlainForm
from indicators.collection.approval.forms import SeenForm
from indicators.intake.bringing.forms import ReasonForm


class AnswerForm(PlainForm):
    """The answer to the doubt that is open. `other` is the code of a measure that no choice offers."""

    doubt = forms.CharField(max_length=300)
    was = forms.CharField(max_length=200, required=False)
    answer = forms.CharField(max_length=200, required=False)
    other = forms.CharField(max_length=80, required=False)
    text = forms.CharField(max_length=1000, required=False)
    period = forms.CharField(max_length=100, required=False)
    remember = forms.BooleanField(required=False)


class LineForm(PlainForm):
    """A column, row or sheet that is taken back, by its key, and of which period it is."""

    line = forms.CharField(max_length=200, strip=False)
    period = forms.CharField(max_length=100, required=False)


class NameForm(PlainForm):
    """What the rows of a label are, where they were taken for something else. No code: none of ours."""

    label = forms.CharField(max_length=500, strip=False)
    was = forms.CharField(max_length=80, required=False)
    code = forms.CharField(max_length=80, required=False)
    remember = forms.BooleanField(required=False)


class SendForm(ReasonForm):
    """With what the checks found, answered for all ticked figures at once."""

    answer = forms.CharField(
        label="Answer to what wants a look",
        help_text="What happened there, or why it is right. The approver reads it. Not needed where none of those "
        "figures is ticked.",
        max_length=1000,
        required=False,
        widget=forms.Textarea(attrs={"rows": 3}),
    )


class RemarksForm(SeenForm):
    """What an approver says of the whole file."""

    def __init__(self, *args, **kwargs) -> None:
        super().__init__(*args, **kwargs)
        self.fields["remarks"].help_text = "Needed to return the file: what to look at again, and why."
