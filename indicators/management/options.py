"""What the import commands share."""

from argparse import ArgumentParser

from django.core.management.base import CommandError

from accounts.models import Council, User
from accounts.permissions import why_not_by
from accounts.roles import Permission
from indicators.files.faults import Faults

NATIONAL = Permission.MANAGE_BENCHMARKS


def add_by(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--by",
        default="",
        metavar="EMAIL",
        help="whom the audit trail names, who needs the role that the page for it asks for; default: the system",
    )


def user_of(email: str) -> User | None:
    """Raises CommandError where nobody signs in with that address."""
    if not email:
        return None
    user = User.objects.filter(email__iexact=email.strip()).first()
    if user is None:
        raise CommandError(f"Nobody signs in with {email}.")
    return user


def acting(email: str, permission: Permission, council: Council | None = None) -> User | None:
    """Who does it, and may: in that council, or in any of theirs where it belongs to none. Raises CommandError."""
    user = user_of(email)
    if why_not := why_not_by(user, permission, council):
        raise CommandError(
            f"{why_not} Name somebody who may with --by, or leave it out: the trail then names the system. "
            "Nothing was saved."
        )
    return user


def council_of(text: str) -> Council:
    """By GSS code or by its address, as in E06000047 or county-durham; raises CommandError where there is none."""
    wanted = text.strip()
    council = (
        Council.objects.filter(gss_code__iexact=wanted).first() or Council.objects.filter(slug=wanted).first()
    )
    if council is None:
        known = ", ".join(
            f"{gss} ({slug})" for gss, slug in Council.objects.values_list("gss_code", "slug")[:20]
        )
        known = known or "none yet, set one up with manage.py create_council"
        raise CommandError(f"There is no council {wanted}. Councils here: {known}.")
    return council


def faults_text(file_name: str, faults: Faults) -> str:
    """Every fault on its own line, for a terminal."""
    count = "1 fault" if faults.total == 1 else f"{faults.total:,} faults"
    lines = [
        f"{file_name} was not imported: {count}. Nothing was saved.",
        *(f"  {fault}" for fault in faults),
    ]
    if faults.more:
        lines.append(f"  and {faults.more:,} more.")
    return "\n".join(lines)
