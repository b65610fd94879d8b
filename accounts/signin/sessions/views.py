"""My sessions."""

from django.contrib import messages
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache

from accounts.permissions import signed_in
from accounts.signin.sessions.actions import end_sessions
from accounts.signin.sessions.querysets import sessions_of
from accounts.signin.sessions.tables import SessionTable
from accounts.throttling.addresses import client_address

LONGEST_NUMBER = 18  # digits


@signed_in
@never_cache
def sessions(request):
    """Where I am signed in and since when; end one, or all but this one."""
    here = request.session.session_key or ""
    if request.method == "POST":
        chosen = request.POST.get("end", "")
        one = chosen.isascii() and chosen.isdigit() and len(chosen) <= LONGEST_NUMBER
        ended = (
            end_sessions(
                person=request.user,
                by=request.user,
                address=client_address(request),
                only=[int(chosen)] if one else None,
                but=here,
            )
            if one or chosen == "others"
            else 0
        )
        told = "Nothing was ended." if not ended else "It is ended." if one else f"Ended: {ended}."
        messages.success(request, told)
        return redirect("account_sessions")
    found = list(sessions_of(request.user))
    table = SessionTable(found, current=here)
    return render(request, "account/sessions.html", {"table": table, "others": len(found) > 1})
