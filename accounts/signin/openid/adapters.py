"""django-allauth's OpenID Connect as it behaves here: every token checked in full, and no account but by `admit`."""

import re
import secrets
import time

import jwt
from allauth.account.adapter import get_adapter as get_account_adapter
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.internal.flows.login import record_authentication
from allauth.socialaccount.models import SocialApp, SocialLogin, SocialToken
from allauth.socialaccount.providers.openid_connect.provider import OpenIDConnectProvider
from allauth.socialaccount.providers.openid_connect.views import OpenIDConnectOAuth2Adapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from requests import RequestException

from accounts.proofs.policies import show_second_factor
from accounts.signin.openid.actions import admit, demand_place
from accounts.signin.openid.caches import configuration_from
from accounts.signin.openid.claims import identity_of
from accounts.signin.openid.provider_facts import ProviderFacts
from accounts.signin.openid.refusals import Kind, Refused
from accounts.signin.openid.settings import providers

LEEWAY = 60  # seconds by which the provider's clock and ours may differ
FRESH = 5 * 60  # seconds: how long ago somebody may have typed their password who was asked to type it again
ALGORITHMS = ["RS256", "RS384", "RS512", "PS256", "PS384", "PS512", "ES256", "ES384", "ES512"]
TOO_MANY_GROUPS = (
    "Your council’s account is in too many groups to be told. Roles that groups give stay as they were; ask your IT "
    "service desk to send only the groups assigned to the scorecard."
)
NEEDED = ("authorization_endpoint", "token_endpoint", "jwks_uri")
# What the provider says in the words of OAuth 2.0 (RFC 6749, sections 4.1.2.1 and 5.2) and OpenID Connect Core 3.1.2.6
SAID = {
    "invalid_grant": Kind.STALE,
    "temporarily_unavailable": Kind.DOWN,
    "server_error": Kind.DOWN,
    "access_denied": Kind.DENIED,
    "login_required": Kind.DENIED,
    "interaction_required": Kind.DENIED,
    "consent_required": Kind.DENIED,
}


class CheckedLogin(SocialLogin):
    """A sign-in whose token was checked. Whose it is, `admit` decides, and no lookup before it."""

    def __init__(self, provider: "CouncilProvider", claims: dict) -> None:
        super().__init__(provider=provider)
        self.claims = claims

    def lookup(self) -> None:
        self._did_authenticate_by_email = None


class CouncilProvider(OpenIDConnectProvider):
    """A council's identity provider, with PKCE and a nonce at every sign-in."""

    pkce_enabled_default = True

    @property
    def facts(self) -> ProviderFacts:
        return providers()[self.app.provider_id]

    @property
    def server_url(self) -> str:
        return self.facts.configuration_url

    def get_oauth2_adapter(self, request: HttpRequest) -> "CouncilOAuth2Adapter":
        return CouncilOAuth2Adapter(request, self.app.provider_id)

    def begin(self, request: HttpRequest, next_url: str | None, *, again: bool) -> HttpResponse:
        """Lead to the provider. Nothing of the address that was asked is handed on to it but where to come back to.

        With `again` the provider asks for the password even of somebody who is signed in there.
        """
        nonce = secrets.token_urlsafe(32)
        wanted = {"nonce": nonce, **({"prompt": "login", "max_age": "0"} if again else {})}
        return self.redirect(
            request, process="login", next_url=next_url, auth_params=wanted, nonce=nonce, again=again
        )


class CouncilOAuth2Adapter(OpenIDConnectOAuth2Adapter):
    @property
    def openid_config(self) -> dict:
        """What the provider says of itself. It has to name the issuer that the operator named."""
        if not hasattr(self, "_openid_config"):
            facts = self.get_provider().facts
            found = configuration_from(facts.configuration_url, lambda: self._configuration(facts))
            if not found:
                raise Refused(Kind.DOWN, inner="it gave no answer a moment ago")
            if found.get("issuer") != facts.issuer:
                raise Refused(Kind.NOT_SET_UP, inner="its configuration names another issuer")
            self._openid_config = found
        return self._openid_config

    def _configuration(self, facts: ProviderFacts) -> dict:
        found = self._fetched(facts.configuration_url)
        if not all(isinstance(found.get(name), str) for name in NEEDED):
            raise Refused(Kind.DOWN, inner="its configuration cannot be read")
        return found

    def _fetched(self, address: str) -> dict:
        """A JSON object of the provider's. Raises RequestException, also for what is no JSON, and Refused."""
        with CouncilSignIn(self.request).get_requests_session() as session:
            answer = session.get(address)
            answer.raise_for_status()
            found = answer.json()
        if not isinstance(found, dict):
            raise Refused(Kind.DOWN, inner="its answer is no object")
        return found

    def get_access_token_data(self, *args, **kwargs) -> dict:
        try:
            return super().get_access_token_data(*args, **kwargs)
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            if isinstance(error, RequestException):
                raise
            raise Refused(Kind.DOWN, inner="its token answer cannot be read") from error

    def parse_token(self, data: dict) -> SocialToken:
        """Nothing is asked with the access token, and it is not kept."""
        return SocialToken()

    def complete_login(self, request: HttpRequest, app: SocialApp, token, **kwargs) -> CheckedLogin:
        """The claims of the ID token alone: they are signed, and of this very sign-in."""
        raw = kwargs["response"].get("id_token")
        if not isinstance(raw, str):
            raise Refused(Kind.NOT_SET_UP, inner="no ID token")
        return CheckedLogin(self.get_provider(), self._decode_id_token(app, raw))

    def _decode_id_token(self, app: SocialApp, id_token: str) -> dict:
        """OpenID Connect Core 1.0, section 3.1.3.7: signature, issuer, audience, authorised party and times.

        The signature is always checked, also of a token that came straight from the provider over TLS.
        """
        try:
            claims = jwt.decode(
                id_token,
                self._key(id_token),
                algorithms=ALGORITHMS,
                audience=app.client_id,
                issuer=self.openid_config["issuer"],
                leeway=LEEWAY,
                options={"require": ["iss", "sub", "aud", "exp", "iat"]},
            )
        except (jwt.ExpiredSignatureError, jwt.ImmatureSignatureError) as error:
            raise Refused(Kind.CLOCK, inner=type(error).__name__) from error
        except (jwt.InvalidIssuerError, jwt.InvalidAudienceError) as error:
            raise Refused(Kind.NOT_THIS_PROVIDER, inner=type(error).__name__) from error
        except jwt.PyJWTError as error:
            raise Refused(Kind.FORGED, inner=type(error).__name__) from error
        if claims.get("azp", app.client_id) != app.client_id:
            raise Refused(Kind.NOT_THIS_PROVIDER, inner="azp")
        return claims

    def _key(self, id_token: str) -> jwt.PyJWK:
        """The provider's key that the token names; asked anew at every sign-in, because providers change keys."""
        keys = jwt.PyJWKSet.from_dict(self._fetched(self.openid_config["jwks_uri"])).keys
        name = jwt.get_unverified_header(id_token).get("kid")
        found = [key for key in keys if key.key_id == name or (name is None and len(keys) == 1)]
        if not found:
            raise jwt.InvalidKeyError("The token names no key of the provider.")
        return found[0]


class CouncilSignIn(DefaultSocialAccountAdapter):
    """Providers come from the settings alone; people come in by `admit`, and by no form."""

    def list_apps(self, request: HttpRequest, provider=None, client_id=None) -> list[SocialApp]:
        return [
            SocialApp(
                provider=CouncilProvider.id,
                provider_id=facts.key,
                name=facts.key,
                client_id=facts.client_id,
                secret=facts.client_secret,
            )
            for facts in providers().values()
            if provider in {None, facts.key}
        ]

    def get_provider(self, request: HttpRequest, provider: str, client_id=None) -> CouncilProvider:
        """Raises SocialApp.DoesNotExist."""
        return CouncilProvider(request, app=self.get_app(request, provider=provider))

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: CheckedLogin) -> None:
        """Raises Refused, where the person is not let in."""
        claims, state = sociallogin.claims, sociallogin.state
        _demand_this_sign_in(claims, state)
        facts = sociallogin.provider.facts
        identity = identity_of(claims, facts)
        sociallogin.account = admit(facts=facts, identity=identity)
        sociallogin.user = sociallogin.account.user
        demand_place(sociallogin.user, facts, identity)
        if identity.groups is None:
            messages.warning(request, TOO_MANY_GROUPS)
        goes_on = request.user.is_authenticated and request.user.pk == sociallogin.user.pk
        if request.user.is_authenticated and not goes_on:
            get_account_adapter().logout(request)
        if identity.second_factor:
            show_second_factor(request, sociallogin.user)
        if goes_on:
            # Who signs in again goes on with the session, in which a form may wait
            record_authentication(request, sociallogin)
            raise ImmediateHttpResponse(HttpResponseRedirect(state.get("next") or reverse("home")))

    def on_authentication_error(
        self, request: HttpRequest, provider, error=None, exception=None, extra_context=None
    ) -> None:
        """Every failure of the protocol by name. Raises Refused."""
        if exception is not None:
            raise Refused(*_of_exception(exception)) from exception
        said = request.GET.get("error", "")
        if not said:
            raise Refused(Kind.STALE, inner="no such state")
        raise Refused(SAID.get(said, Kind.NOT_SET_UP), inner=re.sub(r"\W", " ", said)[:40])


def _demand_this_sign_in(claims: dict, state: dict) -> None:
    """Raises Refused for a token of another sign-in than the one that was begun here, or of too early a password."""
    nonce = claims.get("nonce")
    if not isinstance(nonce, str) or nonce != state["nonce"]:
        raise Refused(Kind.FORGED, inner="nonce")
    asked_at = claims.get("auth_time")
    if state["again"] and isinstance(asked_at, int) and time.time() - asked_at > FRESH:
        raise Refused(Kind.STALE, inner="the password was not asked for again")


def _of_exception(exception: Exception) -> tuple[Kind, str, str]:
    """Of what allauth raised at the token endpoint, only the error's name is read: nothing else is for the log."""
    found = re.search(r'"error"\s*:\s*"(\w{1,40})"', str(exception))
    if found:
        return SAID.get(found[1], Kind.NOT_SET_UP), "", found[1]
    return Kind.DOWN, "", type(exception).__name__
