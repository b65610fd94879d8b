"""What `manage.py check --deploy` says of settings that are for one machine alone, or that anybody could guess.

A service without INSECURE_LOCAL does not start with them either; this finds them where it is set by mistake.
"""

import shutil
from collections.abc import Sequence

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import Error, Warning

from accounts.mail.policies import why_no_letters
from config.environment import NOT_SENT, why_guessable

Finding = Error | Warning


def fit_for_production(app_configs: Sequence[AppConfig] | None, **options: object) -> list[Finding]:
    found: list[Finding] = []
    if settings.INSECURE_LOCAL:
        found.append(
            Error(
                "INSECURE_LOCAL is on.",
                hint="Leave it out: passwords would travel unencrypted.",
                id="scorecard.E001",
            )
        )
    if settings.EMAIL_BACKEND in NOT_SENT:
        hint = "They hold links that open accounts. Set EMAIL_HOST and leave EMAIL_BACKEND out."
        found.append(Error("Letters are printed or dropped instead of sent.", hint=hint, id="scorecard.E002"))
    if "*" in settings.ALLOWED_HOSTS:
        hint = "Write the names of this service: a stranger's would stand in links."
        found.append(Error("ALLOWED_HOSTS answers to any name.", hint=hint, id="scorecard.E003"))
    if why := why_guessable(settings.SECRET_KEY):
        hint = "Make one with: openssl rand -base64 48"
        found.append(Error(f"SECRET_KEY {why}.", hint=hint, id="scorecard.E004"))
    if settings.VIRUS_SCANNER and not shutil.which(settings.VIRUS_SCANNER[0]):
        hint = "Until it is there, no file can be brought in. Install it, or leave VIRUS_SCANNER out."
        found.append(
            Error(f"{settings.VIRUS_SCANNER[0]} is not there to scan files.", hint=hint, id="scorecard.E005")
        )
    return [*found, *unlike_the_documents()]


def unlike_the_documents() -> list[Finding]:
    """What somebody may have meant, and is told of: each with its number, what is so, and what to do."""
    sure_of_address = settings.TRUSTED_PROXY_COUNT or settings.CLIENT_ADDRESS_HEADER
    wide = next((host for host in settings.ALLOWED_HOSTS if host.startswith(".")), "")
    found = (
        (1, why_no_letters(), "Nobody gets an invitation, a link to a new password or a reminder."),
        (
            2,
            settings.BEHIND_PROXY
            and not sure_of_address
            and "Behind a proxy nothing tells whose address a request comes from.",
            "Set TRUSTED_PROXY_COUNT or CLIENT_ADDRESS_HEADER, as the proxy has it.",
        ),
        (
            3,
            not settings.SECOND_FACTOR_REQUIRED and "A password alone publishes and gives roles.",
            "Leave SECOND_FACTOR_REQUIRED out.",
        ),
        (
            4,
            not settings.SITE_URL and "SITE_URL is not set.",
            "Without it no reminder is sent.",
        ),
        (
            5,
            settings.DATABASE["ENGINE"].endswith("sqlite3") and "The database is SQLite.",
            "It has one writer at a time, on one machine. Set DATABASE_URL to PostgreSQL's.",
        ),
        (
            6,
            wide and f"ALLOWED_HOSTS answers to every name beneath “{wide[1:]}”.",
            "Write the names of this service.",
        ),
    )
    return [Warning(what, hint=hint, id=f"scorecard.W{number:03}") for number, what, hint in found if what]
