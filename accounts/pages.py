"""What the views of every app share: the page around a form, and what becomes of an action it starts."""

from collections.abc import Callable

from django.contrib import messages
from django.db import IntegrityError
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

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
    **more,
) -> HttpResponse:
    """A page with one form. `back` is the words and the address of where it came from."""
    context = {"heading": heading, "back": back, "form": form, "submit": submit, **more}
    return render(request, template, context)


def attempt(request: HttpRequest, form, action: Callable[[], object], done: str) -> bool:
    """Run an action. Where the state forbids it, or a file cannot be kept, the form says why; otherwise the next page
    says what was done.
    """
    try:
        action()
    except (NotAllowed, StoreFault) as refusal:
        form.refuse(str(refusal))
        return False
    except IntegrityError:  # the form found the place free, and another officer took it since
        form.refuse(AT_ONCE)
        return False
    messages.success(request, done)
    return True
