"""What `manage.py check --deploy` says of settings that are for one machine alone, or that anybody could guess.

A service without INSECURE_LOCAL does not start with them either; this finds them where it is set by mistake.
"""

import shutil
from collections.abc import Sequence

from django.apps import AppConfig
from django.conf import settings
from django.core.checks import Error, Warning

from accounts.mail.policies import why_no_letters
from config.environment import LOCAL_HOSTS, NOT_SENT, SMTP
from config.keys import why_guessable

Finding = Error | Warning
# Seconds. NIST SP 800-63B-4, 2.2.3: at its second level an hour without activity ends a session.
LONGEST_IDLE = LONGEST_WITHOUT_PROOF = 60 * 60


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
    if settings.DEBUG:
        hint = "Leave it out: pages of errors would show settings and figures."
        found.append(Error("DEBUG is on.", hint=hint, id="scorecard.E006"))
    found += weakened()
    if settings.VIRUS_SCANNER and not shutil.which(settings.VIRUS_SCANNER[0]):
        hint = "Until it is there, no file can be brought in. Install it, or leave VIRUS_SCANNER out."
        found.append(
            Error(f"{settings.VIRUS_SCANNER[0]} is not there to scan files.", hint=hint, id="scorecard.E005")
        )
    if why := why_no_letters():
        hint = "Nobody gets an invitation, a link to a new password or a reminder."
        found.append(Warning(why, hint=hint, id="scorecard.W001"))
    if settings.BEHIND_PROXY and not (settings.TRUSTED_PROXY_COUNT or settings.CLIENT_ADDRESS_HEADER):
        hint = "Set TRUSTED_PROXY_COUNT or CLIENT_ADDRESS_HEADER, as the proxy has it."
        words = "Behind a proxy nothing tells whose address a request comes from."
        found.append(Warning(words, hint=hint, id="scorecard.W002"))
    return found


def weakened() -> list[Finding]:
    """What may be meant, and is less than the service does unless told otherwise."""
    said = {
        "W003": (
            not settings.SECOND_FACTOR_REQUIRED,
            "Nobody needs a second factor, whatever their role.",
            "Leave SECOND_FACTOR_REQUIRED out, unless the provider in front of all of them asks for one.",
        ),
        "W004": (
            not settings.SITE_URL,
            "SITE_URL is not set.",
            "No reminder leaves without it.",
        ),
        "W005": (
            any(name.startswith(".") for name in settings.ALLOWED_HOSTS),
            "ALLOWED_HOSTS answers to every name of a domain.",
            "Write the names of this service: whoever has another name there gets links with it.",
        ),
        "W006": (
            settings.DATABASE["ENGINE"].endswith("sqlite3"),
            "The database is SQLite.",
            "It has one writer at a time, on one machine. Set DATABASE_URL to PostgreSQL’s.",
        ),
        **too_long(),
        **unencrypted(),
    }
    return [
        Warning(words, hint=hint, id=f"scorecard.{name}")
        for name, (is_so, words, hint) in said.items()
        if is_so
    ]


def too_long() -> dict[str, tuple[bool, str, str]]:
    """Minutes so many that the rule is off (OWASP ASVS 5, 7.3.1 and 7.5.1)."""
    return {
        "W009": (
            settings.SIGN_IN_AGAIN_AFTER > LONGEST_WITHOUT_PROOF,
            f"For {settings.SIGN_IN_AGAIN_AFTER // 60} minutes nobody is asked once more who they are.",
            "Set SIGN_IN_AGAIN_MINUTES to 60 or less: who finds a screen open could publish and give roles.",
        ),
        "W010": (
            settings.IDLE_LIMIT > LONGEST_IDLE,
            f"A session stays open for {settings.IDLE_LIMIT // 60} minutes without a page.",
            "Set IDLE_MINUTES to 60 or less: every session ends after twelve hours in any case.",
        ),
    }


def unencrypted() -> dict[str, tuple[bool, str, str]]:
    """Where what leaves this machine could be read on its way."""
    return {
        "W007": (
            settings.EMAIL_BACKEND == SMTP and is_elsewhere(settings.EMAIL_HOST) and not encrypted_mail(),
            "Letters go to the mail server unencrypted.",
            "Set EMAIL_USE_TLS or EMAIL_USE_SSL, as the server has it: letters hold links that open accounts.",
        ),
        "W008": (
            is_elsewhere(settings.DATABASE.get("HOST", "")) and not encrypted_database(),
            "What the database is asked may go unencrypted.",
            "Add ?sslmode=verify-full to DATABASE_URL, with sslrootcert; or require, which checks no certificate.",
        ),
    }


def is_elsewhere(host: str) -> bool:
    """Whether it is another machine; a path is a socket's folder on this one."""
    return bool(host) and not host.startswith("/") and host not in LOCAL_HOSTS


def encrypted_mail() -> bool:
    return settings.EMAIL_USE_TLS or settings.EMAIL_USE_SSL


def encrypted_database() -> bool:
    return settings.DATABASE["OPTIONS"].get("sslmode") in {"require", "verify-ca", "verify-full"}
