"""Signing in with a council's account: to the provider, back from it, and signing out there too."""

from allauth.account.utils import get_next_redirect_url
from allauth.socialaccount.models import SocialApp
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.core.exceptions import PermissionDenied
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import urlencode
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe
from requests import RequestException

from accounts.permissions import public
from accounts.signin.openid.actions import note_refusal
from accounts.signin.openid.adapters import CouncilOAuth2Adapter, CouncilProvider, CouncilSignIn
from accounts.signin.openid.policies import begun_too_often, is_led_from_elsewhere, is_opened_by_somebody
from accounts.signin.openid.refusals import WORDS, Kind, Refused


@public
@require_safe
@never_cache
def begin(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Off to the provider; `?next=` says where to come back to, `?again` to have the password asked for anew."""
    provider = find_provider(request, provider_id)
    if not is_opened_by_somebody(request):
        raise PermissionDenied("Signing in begins with a link that somebody opens.")
    if is_led_from_elsewhere(request):
        # To the page with the button, which the person presses or does not
        then = get_next_redirect_url(request)
        more = f"?{urlencode({'next': then})}" if then else ""
        return HttpResponseRedirect(reverse("account_login") + more)
    try:
        if begun_too_often(request):
            raise Refused(Kind.TOO_OFTEN)
        return provider.begin(request, get_next_redirect_url(request), again="again" in request.GET)
    except Refused as refused:
        return refusal_page(request, provider, refused)
    except RequestException as error:
        return refusal_page(request, provider, Refused(Kind.DOWN, inner=type(error).__name__))


@public
@require_safe
@never_cache
def back(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Back from the provider, with a code for a token or the name of an error."""
    provider = find_provider(request, provider_id)
    view = OAuth2CallbackView.adapter_view(CouncilOAuth2Adapter(request, provider_id))
    try:
        return view(request)
    except Refused as refused:
        return refusal_page(request, provider, refused)
    except IntegrityError:  # the same account came in twice at once; the other one is in
        return refusal_page(request, provider, Refused(Kind.STALE, inner="twice at once"))


@public
@require_safe
def signed_out(request: HttpRequest, provider_id: str) -> HttpResponse:
    """Signed out here. On a shared machine the provider's own sign-in has to end too."""
    provider = find_provider(request, provider_id)
    return render(request, "account/openid/signed_out.html", {"provider": provider.facts})


@public
@require_safe
def sign_out_there(request: HttpRequest, provider_id: str) -> HttpResponse:
    """OpenID Connect RP-Initiated Logout 1.0; to the home page where the provider offers none."""
    provider = find_provider(request, provider_id)
    home = request.build_absolute_uri(reverse("home"))
    try:
        address = provider.get_oauth2_adapter(request).openid_config.get("end_session_endpoint")
    except Refused as refused:
        return refusal_page(request, provider, refused)
    except RequestException as error:
        return refusal_page(request, provider, Refused(Kind.DOWN, inner=type(error).__name__))
    wanted = urlencode({"client_id": provider.app.client_id, "post_logout_redirect_uri": home})
    return HttpResponseRedirect(f"{address}?{wanted}" if address else home)


def refusal_page(request: HttpRequest, provider: CouncilProvider, refused: Refused) -> HttpResponse:
    note_refusal(facts=provider.facts, refused=refused, by=None)
    words = WORDS[refused.kind]
    context = {"words": words, "provider": provider.facts, "who": refused.who}
    return render(request, "account/openid/refused.html", context, status=words.status)


def find_provider(request: HttpRequest, provider_id: str) -> CouncilProvider:
    """Raises Http404."""
    try:
        return CouncilSignIn(request).get_provider(request, provider_id)
    except SocialApp.DoesNotExist:
        raise Http404("There is no such way to sign in.") from None
