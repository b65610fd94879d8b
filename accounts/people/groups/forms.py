"""The form of a group and the role it gives."""

from django import forms

from accounts.forms import PlainForm
from accounts.people.forms import ROLES


class GroupForm(PlainForm):
    group = forms.CharField(
        label="Group",
        max_length=256,
        help_text="As your council’s identity provider tells it. With Entra ID: the object ID of the group.",
    )
    name = forms.CharField(
        label="What the group is called",
        max_length=120,
        required=False,
        help_text="For people who read this list: Children’s services managers.",
    )
    role = forms.ChoiceField(choices=ROLES, widget=forms.RadioSelect)


class RemoveForm(PlainForm):
    """Asks; there is nothing to fill in."""
