"""What a council has set, and what a change would reach."""

from allauth.mfa.models import Authenticator
from django.conf import settings
from django.db.models import Exists, OuterRef

from accounts.council_settings.registries import Published, published_by
from accounts.council_settings.rules import Rules, effects
from accounts.models import Council, User


def rules_of(council: Council) -> Rules:
    return Rules(**{name: getattr(council, name) for name in Rules.__dataclass_fields__})


def effects_on(council: Council, after: Rules) -> list[str]:
    there = [each for each in published_by(council) if each.number]
    counts = {each: counted(each) for each in there}
    frozen = [words for each, words in counts.items() if each.frozen]
    without = people_without_second_factor(council) if settings.SECOND_FACTOR_REQUIRED else None
    delay = settings.VISITORS_ASK_EVERY
    return effects(rules_of(council), after, list(counts.values()), frozen, without, delay)


def people_without_second_factor(council: Council) -> int:
    kinds = [Authenticator.Type.TOTP, Authenticator.Type.WEBAUTHN]
    own = Authenticator.objects.filter(user=OuterRef("pk"), type__in=kinds)
    people = User.objects.filter(is_active=True, memberships__council=council).distinct()
    return people.filter(~Exists(own)).count()


def counted(published: Published) -> str:
    return f"{published.number} {published.one if published.number == 1 else published.several}"
