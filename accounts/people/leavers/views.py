"""The page about leavers: which directories tell of them, and their tokens."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.cache import never_cache

from accounts.models import Council, Directory
from accounts.pages import attempt, form_page
from accounts.people.leavers.actions import add_directory, revoke_directory
from accounts.people.leavers.forms import DirectoryForm, RevokeForm
from accounts.people.leavers.querysets import directories_of
from accounts.people.leavers.tables import DirectoryTable
from accounts.permissions import for_council, freshly_signed_in
from accounts.policies import NotAllowed
from accounts.roles import Permission

manages = for_council(Permission.MANAGE_PEOPLE)


@manages
@freshly_signed_in
@never_cache
def leavers(request: HttpRequest, council: Council) -> HttpResponse:
    """The directories, and a form for one more. Its token is on the answer to the form and nowhere else."""
    form = DirectoryForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            directory, token = add_directory(council=council, by=request.user, **form.cleaned_data)
        except NotAllowed as refusal:
            form.refuse(str(refusal), "name")
        else:
            address = request.build_absolute_uri(reverse("scim_users")).removesuffix("/Users")
            context = {"directory": directory, "token": token, "address": address}
            return render(request, "accounts/leavers/token.html", context)
    table = DirectoryTable(directories_of(council), council=council)
    return render(request, "accounts/leavers/leavers.html", {"table": table, "form": form})


@manages
@freshly_signed_in
def directory_revoke(request: HttpRequest, council: Council, pk: int) -> HttpResponse:
    """Ask, then revoke."""
    found = find_directory(council, pk)
    form = RevokeForm(request.POST if request.method == "POST" else None)
    back = reverse("accounts:leavers", args=[council.slug])
    done = f"The token of {found.name} opens nothing any more."
    if request.method == "POST" and attempt(
        request, form, lambda: revoke_directory(directory=found, by=request.user), done
    ):
        return HttpResponseRedirect(back)
    return form_page(
        request,
        heading=f"Revoke the token of {found.name}?",
        intro="It can tell of no leavers from that moment, and the token cannot be brought back.",
        back=("Leavers", back),
        form=form,
        submit="Revoke the token",
    )


def find_directory(council: Council, pk: int) -> Directory:
    """Raises Http404."""
    found = directories_of(council).filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such directory of this council.")
    return found
