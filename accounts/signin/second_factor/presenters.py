"""What the pages of the second factor show."""

import json

from allauth.mfa.models import Authenticator
from django.core.serializers.json import DjangoJSONEncoder

from accounts.models import User

Kind = Authenticator.Type


def second_factor_of(person: User) -> dict[str, object]:
    """`app`: when it was set up, or None; `passkeys` with their names; `codes`: how many are left, None without any."""
    found = list(Authenticator.objects.filter(user=person).order_by("created_at"))
    app = next((each for each in found if each.type == Kind.TOTP), None)
    codes = next((each for each in found if each.type == Kind.RECOVERY_CODES), None)
    return {
        "app": app,
        "passkeys": [each for each in found if each.type == Kind.WEBAUTHN],
        "codes": len(codes.wrap().get_unused_codes()) if codes else None,
    }


def in_groups(secret: str, size: int = 4) -> str:
    """A secret as people type it off: "ABCD EFGH"."""
    return " ".join(secret[start : start + size] for start in range(0, len(secret), size))


def for_browser(options: dict[str, object]) -> str:
    """What the browser's interface for passkeys is asked, as JSON in an attribute."""
    return json.dumps(options, cls=DjangoJSONEncoder)
