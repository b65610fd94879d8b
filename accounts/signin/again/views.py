"""Signing in again before something that matters, and on with it."""

from allauth.account.adapter import get_adapter
from allauth.account.views import ReauthenticateView
from allauth.core.internal.httpkit import add_query_params
from django.http import Http404, HttpResponseRedirect
from django.shortcuts import render
from django.urls import Resolver404, resolve, reverse
from django.views.decorators.cache import never_cache

from accounts.permissions import signed_in
from accounts.signin.second_factor.views import OWN
from accounts.writing.pages import put_off


@signed_in
@never_cache
def sign_in_again(request):
    """To the first way that this person has; the page there names the others. Without any: out, and in again."""
    ways = get_adapter().get_reauthentication_methods(request.user)
    then = {"next": reverse("sign_in_go_on")}
    if ways:
        return HttpResponseRedirect(add_query_params(ways[0]["url"], then))
    return render(request, "account/no_way_again.html")


@signed_in
@never_cache
def go_on(request):
    """The form that was put off, to be sent on with one button; nothing is done without it."""
    found = put_off(request)
    if found is None:
        raise Http404("Nothing waits to be sent on. Begin again from the page you were on.")
    address, fields = found
    rows = [] if fields is None else [(name, text) for name, texts in fields.lists() for text in texts]
    context = {"address": address, "fields": rows, "kept": fields is not None, "what": meant(address)}
    return render(request, "account/go_on.html", context)


def meant(address: str) -> str:
    """In the words of the permission that it needs: "publish an edition of a scorecard"; "" where it is gone."""
    try:
        view = resolve(address.partition("?")[0]).func
    except Resolver404:
        return ""
    return getattr(getattr(view, "required_permission", ""), "value", "")


class AgainWithPassword(ReauthenticateView):
    required_permission = OWN


again_with_password = AgainWithPassword.as_view()
