from django import forms

from accounts.forms import PlainForm


class NameForm(PlainForm):
    name = forms.CharField(
        label="Name or job title",
        max_length=120,
        help_text="As the trail and the pages of your council name you: a job title is enough.",
    )
