"""The councils' identity providers, from the environment. Pure."""

import re
from collections.abc import Mapping
from urllib.parse import urlsplit

from config.environment import SettingMissing, flag, words

ENTRA = "https://login.microsoftonline.com/{}/v2.0"
TENANT = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
GSS_CODE = re.compile(r"[A-Z]\d{8}")


def openid_providers(environ: Mapping[str, str], *, insecure: bool) -> dict[str, dict[str, object]]:
    """By key, in the order of OPENID_PROVIDERS: what OPENID_<KEY>_... say of each.

    Raises SettingMissing, which names the setting. `insecure` lets a provider on this machine speak plain HTTP.
    """
    return {key: _provider(environ, key, insecure) for key in words(environ, "OPENID_PROVIDERS")}


def _provider(environ: Mapping[str, str], key: str, insecure: bool) -> dict[str, object]:
    if not re.fullmatch(r"[a-z][a-z0-9-]{0,30}", key):
        raise SettingMissing(
            f"OPENID_PROVIDERS names “{key}”. Use small letters, digits and hyphens, such as durham."
        )
    start = f"OPENID_{key.upper().replace('-', '_')}_"

    def needed(name: str, example: str) -> str:
        text = environ.get(start + name, "").strip()
        if not text:
            raise SettingMissing(
                f"The setting {start}{name} is missing, because OPENID_PROVIDERS names {key}. "
                f"Set it in the environment, for example: {start}{name}={example}"
            )
        return text

    tenant = environ.get(f"{start}TENANT", "").strip().lower()
    if tenant and not TENANT.fullmatch(tenant):
        raise SettingMissing(
            f"{start}TENANT is “{tenant}”. Set it to the directory (tenant) ID of Entra ID, 32 hexadecimal digits "
            "in five groups. Addresses for several tenants, such as “common”, are not used."
        )
    given = environ.get(f"{start}ISSUER", "").strip()
    issuer = given or (ENTRA.format(tenant) if tenant else needed("ISSUER", "https://login.example.gov.uk"))
    return {
        "issuer": _issuer(issuer, f"{start}ISSUER", insecure),
        "tenant": tenant,
        "client_id": needed("CLIENT_ID", "00000000-0000-0000-0000-000000000000"),
        "client_secret": needed("CLIENT_SECRET", "the-value-and-not-the-id-of-the-secret"),
        "councils": _councils(environ, f"{start}COUNCILS", needed("COUNCILS", "E06000047")),
        "domains": [each.lower().removeprefix("@") for each in words(environ, f"{start}DOMAINS")],
        "name": environ.get(f"{start}NAME", "").strip(),
        "second_factor": flag(environ, f"{start}SECOND_FACTOR"),
    }


def _issuer(text: str, setting: str, insecure: bool) -> str:
    try:
        parts = urlsplit(text)
        usable = bool(parts.hostname) and parts.scheme in ({"https", "http"} if insecure else {"https"})
    except ValueError:
        usable = False
    if not usable:
        raise SettingMissing(f"{setting} is “{text}”. Set it to an address that begins with https://.")
    return text


def _councils(environ: Mapping[str, str], setting: str, text: str) -> list[str]:
    codes = words(environ, setting)
    for code in codes:
        if not GSS_CODE.fullmatch(code):
            raise SettingMissing(
                f"{setting} is “{text}”. Set it to GSS codes with commas between, such as E06000047."
            )
    return codes
