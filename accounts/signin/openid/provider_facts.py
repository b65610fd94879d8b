"""What the operator says of a council's identity provider. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True)
class ProviderFacts:
    """`key` stands in addresses; `issuer` as the provider's own configuration has it; `councils` by GSS code.

    `tenant` is set for Entra ID alone: people are then known by `oid`, and tokens of other tenants are refused.
    `domains` are the parts after the @ of addresses that the provider has authority over, in lower case; without
    any, an address counts only where the provider says that it verified it. `second_factor` where the operator says
    that the provider asks everybody for one.
    """

    key: str
    issuer: str
    client_id: str
    client_secret: str
    councils: tuple[str, ...]
    name: str = ""
    tenant: str = ""
    domains: tuple[str, ...] = ()
    second_factor: bool = False

    @property
    def configuration_url(self) -> str:
        """Where the provider describes itself (OpenID Connect Discovery 1.0, section 4)."""
        return f"{self.issuer.rstrip('/')}/.well-known/openid-configuration"

    def vouches_for(self, address: str) -> bool:
        """Whether the address is of a domain that the operator put into this provider's hands."""
        return address.rpartition("@")[2].casefold() in self.domains


def facts_of(key: str, settings: Mapping[str, object]) -> ProviderFacts:
    """From one entry of the setting OPENID_PROVIDERS, as config/providers.py reads it."""

    def words(name: str) -> tuple[str, ...]:
        found = settings.get(name, ())
        return tuple(map(str, found)) if isinstance(found, list | tuple) else ()

    return ProviderFacts(
        key=key,
        issuer=str(settings["issuer"]),
        client_id=str(settings["client_id"]),
        client_secret=str(settings["client_secret"]),
        councils=words("councils"),
        name=str(settings.get("name", "")),
        tenant=str(settings.get("tenant", "")),
        domains=words("domains"),
        second_factor=settings.get("second_factor") is True,
    )
