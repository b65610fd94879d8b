"""Setting up, showing and taking off a second factor: django-allauth's views in our pages, each change in the trail."""

from allauth.mfa.base import views as base
from allauth.mfa.recovery_codes import views as codes
from allauth.mfa.totp import views as totp
from allauth.mfa.webauthn import views as webauthn
from django.contrib.auth.views import redirect_to_login
from django.db import transaction
from django.http import HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse, reverse_lazy
from django.views.decorators.cache import never_cache

from accounts.permissions import reaches_all
from accounts.proofs.policies import second_factor_needed_by, second_factor_shown, show_second_factor
from accounts.signin.attempts.actions import note
from accounts.signin.pages import elsewhere_page
from accounts.signin.second_factor.presenters import for_browser, in_groups, second_factor_of
from accounts.throttling.addresses import client_address

INDEX = reverse_lazy("mfa_index")
OWN = "signed in"


@never_cache
def index(request):
    """What is set up. Open without a second factor: whoever needs one is led here to set it up or to show it."""
    if not request.user.is_authenticated:
        return redirect_to_login(request.get_full_path())
    held = second_factor_of(request.user)
    needed = second_factor_needed_by(request.user)
    has_any = bool(held["app"] or held["passkeys"])
    lacking = needed and not second_factor_shown(request)
    if lacking and has_any:
        again = "mfa_reauthenticate" if held["app"] else "mfa_reauthenticate_webauthn"
        return HttpResponseRedirect(f"{reverse(again)}?{request.GET.urlencode()}")
    context = {**held, "has_any": has_any, "needed": needed, "lacking": lacking}
    return render(request, "mfa/index.html", context)


index.required_permission = OWN


class Noted:
    """Put before a view of django-allauth's that changes a factor: all or nothing, with an entry in the trail."""

    required_permission = OWN
    what = ""

    def dispatch(self, request, *args, **kwargs):
        if not reaches_all(request):
            return elsewhere_page(request)
        return super().dispatch(request, *args, **kwargs)

    @transaction.atomic
    def form_valid(self, form):
        response = super().form_valid(form)
        address = client_address(self.request)
        note(what=self.what, person=self.request.user, by=self.request.user, address=address)
        return response


class Added(Noted):
    """Whoever has set one up has shown it."""

    def form_valid(self, form):
        response = super().form_valid(form)
        show_second_factor(self.request, self.request.user)
        return response


class SetUpApp(Added, totp.ActivateTOTPView):
    what = "set up an authenticator app"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return {**context, "secret": in_groups(context["form"].secret)}


class TakeAppOff(Noted, totp.DeactivateTOTPView):
    what = "took an authenticator app off"


class AddPasskey(Added, webauthn.AddWebAuthnView):
    what = "set up a passkey"

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        # Theirs makes a form anew, and with it forgets what was wrong with the one that was sent
        options = for_browser(context["js_data"]["creation_options"])
        return {**context, "form": kwargs.get("form", context["form"]), "options": options}


class TakePasskeyOff(Noted, webauthn.RemoveWebAuthnView):
    what = "took a passkey off"
    success_url = INDEX


class RenewCodes(Noted, codes.GenerateRecoveryCodesView):
    what = "made new recovery codes"


class ShowCodes(codes.ViewRecoveryCodesView):
    """Once, after they were made; afterwards how many are left."""

    required_permission = OWN


class SignInWithFactor(base.AuthenticateView):
    public = True

    def form_valid(self, form):
        show_second_factor(self.request, self.stage.login.user)
        return super().form_valid(form)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        held = second_factor_of(self.stage.login.user)
        return {**context, **held, "options": for_browser(context["js_data"]["request_options"])}


class Again:
    """Put before a view of django-allauth's at which somebody shows a factor once more."""

    required_permission = OWN

    def form_valid(self, form):
        show_second_factor(self.request, self.request.user)
        return super().form_valid(form)


class AgainWithCode(Again, base.ReauthenticateView):
    pass


class AgainWithPasskey(Again, webauthn.ReauthenticateWebAuthnView):
    def form_invalid(self, form):
        return self.render_to_response(self.get_context_data(form=form))

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        form = kwargs.get("form") or self.get_form()
        return {**context, "form": form, "options": for_browser(context["js_data"]["request_options"])}
