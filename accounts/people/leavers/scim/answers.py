"""What a directory is answered, in the shapes of SCIM 2.0. Pure."""

from collections.abc import Mapping, Sequence

MEDIA_TYPE = "application/scim+json"
USER = "urn:ietf:params:scim:schemas:core:2.0:User"
ERROR = "urn:ietf:params:scim:api:messages:2.0:Error"
LIST = "urn:ietf:params:scim:api:messages:2.0:ListResponse"
PATCH = "urn:ietf:params:scim:api:messages:2.0:PatchOp"
CONFIGURATION = "urn:ietf:params:scim:schemas:core:2.0:ServiceProviderConfig"


class ScimRefused(Exception):
    """`kind` is one of RFC 7644's detail error keywords (section 3.12), or ""."""

    def __init__(
        self, status: int, detail: str, kind: str = "", headers: Mapping[str, str] | None = None
    ) -> None:
        super().__init__(detail)
        self.status, self.detail, self.kind, self.headers = status, detail, kind, dict(headers or {})

    def as_json(self) -> dict[str, object]:
        told: dict[str, object] = {"schemas": [ERROR], "status": str(self.status), "detail": self.detail}
        return told | ({"scimType": self.kind} if self.kind else {})


def user_resource(
    number: int, address: str, external: str, *, active: bool, location: str
) -> dict[str, object]:
    """No more than the directory told us or asks: neither roles nor names leave by this way."""
    told: dict[str, object] = {
        "schemas": [USER],
        "id": str(number),
        "userName": address,
        "active": active,
        "meta": {"resourceType": "User", "location": location},
    }
    return told | ({"externalId": external} if external else {})


def list_of(resources: Sequence[Mapping[str, object]], start: int, count: int) -> dict[str, object]:
    """`start` counts from 1, as the RFC has it; fewer than 1 is 1, and fewer than 0 of them none."""
    first, most = max(1, start), max(0, count)
    page = list(resources[first - 1 : first - 1 + most])
    return {
        "schemas": [LIST],
        "totalResults": len(resources),
        "startIndex": first,
        "itemsPerPage": len(page),
        "Resources": page,
    }


def configuration() -> dict[str, object]:
    """What this side can do (RFC 7643, section 5)."""
    no = {"supported": False}
    return {
        "schemas": [CONFIGURATION],
        "patch": {"supported": True},
        "bulk": {**no, "maxOperations": 0, "maxPayloadSize": 0},
        "filter": {"supported": True, "maxResults": 1},
        "changePassword": no,
        "sort": no,
        "etag": no,
        "authenticationSchemes": [
            {
                "type": "oauthbearertoken",
                "name": "Bearer token",
                "description": "Made by an administrator of the council under People, Leavers.",
            }
        ],
    }
