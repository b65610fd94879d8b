"""My account."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from accounts.permissions import signed_in
from accounts.signin.account.actions import change_account
from accounts.signin.account.forms import AccountForm
from accounts.signin.second_factor.presenters import second_factor_of
from accounts.signin.sessions.querysets import sessions_of
from accounts.throttling.addresses import client_address


@signed_in
@never_cache
def account(request):
    """My name, and the ways to my password, second factor and sessions."""
    person = request.user
    initial = {"name": person.name, "papers_by_mail": person.papers_by_mail}
    form = AccountForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        change_account(by=request.user, address=client_address(request), **form.cleaned_data)
        messages.success(request, "Your account is saved.")
        return redirect("account")
    context = {
        "form": form,
        "sessions": sessions_of(request.user).count(),
        **second_factor_of(request.user),
    }
    return render(request, "account/account.html", context)
