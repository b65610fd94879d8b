"""What the home page knows of the setting-up."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect

from accounts.models import Council
from accounts.roles import Permission
from config.starting.presenters import opened_step
from config.starting.querysets import facts_of, has_scorecard
from config.starting.steps import State, steps_of


def first_page(request: HttpRequest, council: Council) -> HttpResponse | None:
    """Where an administrator is led from a home that has nothing to show; None for everybody else."""
    if Permission.MANAGE_PEOPLE not in request.permissions or has_scorecard(council):
        return None
    return redirect("getting_started", council.slug)


def where_we_are(council: Council, granted: frozenset[Permission]) -> dict:
    """How many steps are done, and what this visitor does next: for as long as no edition is out."""
    steps = steps_of(facts_of(council))
    return {
        "done": sum(each.state is State.DONE for each in steps),
        "steps": len(steps),
        "next": opened_step(steps, "", granted),
    }
