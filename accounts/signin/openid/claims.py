"""What a checked ID token says of a person: who they are, their address, their groups. Pure.

The claims are those of OpenID Connect Core 1.0, section 5.1, and of Microsoft's "ID token claims reference": `oid`
and `tid` are Entra ID's, and so is the overage, which stands in for groups that are too many for a token.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from hashlib import sha256
from typing import cast

from accounts.signin.openid.provider_facts import ProviderFacts
from accounts.signin.openid.refusals import Kind, Refused

LONGEST_IDENTITY = 191  # what the table of accounts holds
LONGEST_ADDRESS = 254
MOST_GROUPS = 1000  # Entra ID sends 200 at most
LONGEST_GROUP = 256
ADDRESS = re.compile(r"[^@\s,;<>\"]+@[^@\s,;<>\"]+\.[^@\s,;<>\"]+")


@dataclass(frozen=True)
class Identity:
    """`key` is the account for good: issuer and subject. `address` is one the provider vouches for, or "".

    `groups` is None where the provider left them out because they are too many; none at all is an empty list.
    `second_factor` is whether the provider asked for one.
    """

    key: str
    subject: str
    address: str
    name: str
    groups: tuple[str, ...] | None
    second_factor: bool = False


def identity_of(claims: Mapping[str, object], facts: ProviderFacts) -> Identity:
    """Of claims whose signature, issuer, audience, times and nonce were checked.

    Raises Refused for another tenant's token, and for one that names nobody.
    """
    if facts.tenant and claims.get("tid") != facts.tenant:
        raise Refused(Kind.NOT_THIS_PROVIDER, inner="tid")
    subject = claims.get("oid" if facts.tenant else "sub")
    if not isinstance(subject, str) or not subject.strip() or not subject.isprintable():
        raise Refused(Kind.FORGED, inner="no subject")
    name = claims.get("name")
    return Identity(
        key=_key(facts.issuer, subject),
        subject=subject,
        address=_address(claims, facts),
        name=_name(name),
        groups=_groups(claims),
        second_factor=facts.second_factor or _said_second_factor(claims),
    )


def _name(found: object) -> str:
    """On one line, without signs that no text has."""
    text = "".join(each if each.isprintable() else " " for each in found) if isinstance(found, str) else ""
    return " ".join(text.split())[:120]


def _said_second_factor(claims: Mapping[str, object]) -> bool:
    """By the provider itself: "mfa" among the methods (RFC 8176)."""
    methods = claims.get("amr")
    return isinstance(methods, list) and "mfa" in methods


def _key(issuer: str, subject: str) -> str:
    """Readable where it fits; always of the issuer, so that a provider put in another's place finds nobody."""
    key = f"{issuer.rstrip('/')}#{subject}"
    return key if len(key) <= LONGEST_IDENTITY else sha256(key.encode("utf-8", "surrogatepass")).hexdigest()


def _address(claims: Mapping[str, object], facts: ProviderFacts) -> str:
    """An address that is verified, in lower case: of the provider's own domains, or by its word where it has none.

    Of Entra ID, `email` may be missing and `preferred_username` is the address people sign in with.
    """
    for name in ("email", "preferred_username", "upn"):
        found = claims.get(name)
        if not isinstance(found, str) or len(found) > LONGEST_ADDRESS or not found.isprintable():
            continue
        if not ADDRESS.fullmatch(found):
            continue
        # "true" as text comes from some providers; anything else is no word of theirs
        said = name == "email" and claims.get("email_verified") in (True, "true")
        if facts.vouches_for(found) if facts.domains else said:
            return found.lower()
    return ""


def _groups(claims: Mapping[str, object]) -> tuple[str, ...] | None:
    sources = claims.get("_claim_names")
    overage = isinstance(sources, dict) and "groups" in sources
    found = claims.get("groups")
    if found is None:
        return None if overage or claims.get("hasgroups") in (True, "true") else ()
    listed = cast("list[object]", found) if isinstance(found, list) else [found]
    texts = (each.strip() for each in listed[:MOST_GROUPS] if isinstance(each, str))
    usable = (each for each in texts if 0 < len(each) <= LONGEST_GROUP and each.isprintable())
    return tuple(dict.fromkeys(usable))
