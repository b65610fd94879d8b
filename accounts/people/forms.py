"""Forms of administrators."""

from django import forms

from accounts.forms import PlainForm
from accounts.roles import PERMISSIONS, Role

ROLES = [(role.value, role.value.capitalize()) for role in Role]


class PersonForm(PlainForm):
    email = forms.EmailField(label="E-mail address", max_length=254)
    name = forms.CharField(
        label="Name or job title", max_length=120, required=False, help_text="For a new person."
    )
    role = forms.ChoiceField(choices=ROLES, widget=forms.RadioSelect)


class RoleForm(PlainForm):
    role = forms.ChoiceField(choices=ROLES, widget=forms.RadioSelect)


def what_roles_allow() -> list[dict[str, str]]:
    """Each role with what it may do, in the words of the permissions themselves."""
    return [
        {
            "role": role.value.capitalize(),
            "may": "; ".join(sorted(permission.value for permission in PERMISSIONS[role])),
        }
        for role in Role
    ]
