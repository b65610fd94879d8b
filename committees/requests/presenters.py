"""Plain data about requests for a measure."""

from dataclasses import dataclass

from django.urls import reverse
from django.utils.timezone import localdate

from committees.addresses import item_url
from committees.models import MeasureRequest, RequestStep
from committees.presenters import meeting_words
from committees.requests.policies import newest_kind
from committees.requests.querysets import FirstReport, asked_at
from committees.requests.states import MARKS, RequestState, state_of, took_words
from indicators.terms.periods import day_words
from scorecards.editions.addresses import edition_url, measure_url


@dataclass(frozen=True)
class RequestShown:
    """`where` is the item it was raised at, in words and address; `reported` the edition that first has a figure, and
    `took` how long that was. Where there had been one before, it is the newest that has it."""

    request: MeasureRequest
    state: RequestState
    url: str
    asked: str
    where: tuple[str, str] | None
    said: list[dict[str, str]]
    reported: tuple[str, str] | None
    took: str

    @property
    def mark(self) -> str:
        return MARKS[self.state]

    @property
    def look(self) -> str:
        return "done" if self.state in (RequestState.REPORTED, RequestState.THERE) else "todo"

    @property
    def reported_as(self) -> str:
        """Before the edition."""
        return "Newest figure" if self.state is RequestState.THERE else "First reported"


def present_request(request: MeasureRequest, report: FirstReport | None, council_slug: str) -> RequestShown:
    there = report is not None and report.before
    where, asked = None, f"{request.asked_by}, {day_words(localdate(request.at))}"
    if request.item is not None:  # which says when it was
        asked = request.asked_by
        words = f"{meeting_words(request.item.meeting)}, item {request.item.number}"
        where = (words, item_url(request.item, council_slug))
    return RequestShown(
        request=request,
        state=state_of(newest_kind(request), reported=report is not None, before=there),
        url=reverse("committees:request", args=[council_slug, request.pk]),
        asked=asked,
        where=where,
        said=[_step(each) for each in request.steps.all()],
        reported=reported_words(report, council_slug) if report else None,
        took=""
        if report is None or there
        else took_words(localdate(asked_at(request)), localdate(report.edition.published_at)),
    )


def _step(step: RequestStep) -> dict[str, str]:
    return {"what": step_words(step), "when": day_words(localdate(step.at)), "reason": step.reason}


def step_words(step: RequestStep) -> str:
    """What was decided on a request, or which measure it became: that may have been there all along."""
    what = {
        step.Kind.ACCEPTED: "It will be added",
        step.Kind.DECLINED: "It will not be added",
        step.Kind.NOT_YET: "It cannot be counted yet",
        step.Kind.ADDED: f"Measured as “{step.indicator.title}”" if step.indicator else "",
    }
    return what[step.Kind(step.kind)]


def reported_words(report: FirstReport, council_slug: str) -> tuple[str, str]:
    """Where it was first reported, or is now, and the address of the measure there."""
    edition, code, _ = report
    words = f"{edition.scorecard.committee_name}, {edition.period.in_sentence}"
    return words, measure_url(edition_url(edition, council_slug), code)
