"""Where each object of the open data is. Addresses name rows by key, which stays when a day or a number changes."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse


@dataclass(frozen=True)
class Addresses:
    """`site` is the service's own address, as in "https://scorecard.example.gov.uk"."""

    site: str
    council_slug: str

    def whole(self, path: str) -> str:
        return f"{self.site}{path}"

    def named(self, name: str, *rest: object) -> str:
        return self.whole(reverse(f"committees:{name}", args=[self.council_slug, *rest]))

    def the_system(self) -> str:
        return self.named("open_data")

    def list_of(self, kind: str) -> str:
        return self.named("open_list", kind)

    def of(self, kind: str, key: int) -> str:
        return self.named("open_object", kind, key)


def addresses_for(request: HttpRequest) -> Addresses:
    return Addresses(settings.SITE_URL or request.build_absolute_uri("/").rstrip("/"), request.council.slug)
