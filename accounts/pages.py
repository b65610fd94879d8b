"""What the views of every app share: the page around a form, and what becomes of an action it starts."""

from collections.abc import Callable
from functools import wraps

from django.contrib import messages
from django.core.exceptions import ObjectDoesNotExist
from django.db import IntegrityError
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import Resolver404, resolve

from accounts.files.faults import StoreFault
from accounts.policies import AT_ONCE, NotAllowed


def form_page(
    request: HttpRequest,
    template: str = "components/form_page.html",
    *,
    heading: str,
    back: tuple[str, str],
    form,
    submit: str = "Save",
    closed: str = "",
    **more,
) -> HttpResponse:
    """A page with one form. `back` is the words and the address of where it came from. `closed` says why there is no
    form on it now, and `way_on`, as `back`, where to go about it."""
    context = {"heading": heading, "back": back, "form": form, "submit": submit, "closed": closed, **more}
    return render(request, template, context)


def attempt(request: HttpRequest, form, action: Callable[[], object], done: str) -> bool:
    """Run an action. Where the state forbids it, or a file cannot be kept, the form says why; otherwise the next page
    says what was done. Raises Http404 where what it is about was deleted since the page was found.
    """
    try:
        action()
    except (NotAllowed, StoreFault) as refusal:
        form.refuse(str(refusal))
        return False
    except IntegrityError:  # the form found the place free, and another officer took it since
        form.refuse(AT_ONCE)
        return False
    except ObjectDoesNotExist as gone:
        raise Http404("What this page was for is gone. Nothing was saved.") from gone
    messages.success(request, done)
    return True


def only_sent(view):
    """A view to which a button sends. Its address, opened again from the bar or the history, leads to its page.

    A refusal is answered at that address, so it is what a reader has when they reload.
    """

    @wraps(view)
    def wrapped(request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if request.method == "POST":
            return view(request, *args, **kwargs)
        return HttpResponseRedirect(page_above(request.path_info))

    return wrapped


def page_above(path: str) -> str:
    """The nearest address above this one that there is: "/a/draft/" for "/a/draft/publish/". Raises Http404."""
    while path := path.rstrip("/").rpartition("/")[0]:
        try:
            resolve(f"{path}/")
        except Resolver404:
            continue
        return f"{path}/"
    raise Http404
