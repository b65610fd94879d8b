from django import forms

from accounts.forms import PlainForm


class AccountForm(PlainForm):
    name = forms.CharField(
        label="Name or job title",
        max_length=120,
        help_text="As the trail and the pages of your council name you: a job title is enough.",
    )
    papers_by_mail = forms.BooleanField(
        label="Write to me when papers are published, and when a meeting moves or is cancelled",
        required=False,
        help_text="For members of a committee: one letter with links, on the morning after. It says no figure.",
    )
