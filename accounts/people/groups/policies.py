"""Does the state allow it? Each answer is "" for yes, or a sentence that says why not and what to do."""

from collections.abc import Sequence

from accounts.models import Council, GroupRole, User
from accounts.people.groups.querysets import Known, administrators
from accounts.people.groups.rules import Rule
from accounts.roles import Role


def why_not_add(council: Council, rule: Rule) -> str:
    known = GroupRole.objects.filter(council=council, group__iexact=rule.group, role=rule.role)
    return "This group gives this role already." if known.exists() else ""


def why_not_rules(council: Council, people: Sequence[Known], rules: Sequence[Rule], by: User | None) -> str:
    """Groups take nobody their own administrator role, nor the council its last administrator."""
    losing = {each.user.pk for each in people if Role.ADMINISTRATOR in each.changes(rules).loses}
    if by is not None and by.pk in losing:
        return (
            "That would take your own administrator role. Ask another administrator to do it, or to give you the role "
            "by hand first."
        )
    if losing and not administrators(council) - losing:
        return "That would leave the council without an administrator. Give somebody the role by hand first."
    return ""
