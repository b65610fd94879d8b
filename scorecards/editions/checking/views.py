"""The checklist of a draft: what is missing, who can mend it, and reasons in place of what can wait."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render

from accounts.models import Council
from accounts.permissions import for_council
from accounts.policies import NotAllowed
from accounts.roles import Permission
from indicators.asking.pages import risks_of
from indicators.terms.periods import Period
from scorecards.editions.checking.actions import give_reason
from scorecards.editions.checking.checklist import CHANGES
from scorecards.editions.checking.facts import Facts
from scorecards.editions.checking.forms import LineForm
from scorecards.editions.checking.lines import done_words, heading_of
from scorecards.editions.checking.policies import DraftNow
from scorecards.editions.checking.presenters import Place, present_lines, reasons_before
from scorecards.editions.checking.querysets import people_by_role
from scorecards.editions.drafts.pages import DraftSource, draft_at

LONGEST_KEY = 20


@for_council(Permission.VIEW_DRAFTS)
def checklist_page(
    request: HttpRequest, council: Council, scorecard_slug: str, period: Period
) -> HttpResponse:
    source = draft_at(request, council, scorecard_slug, period)
    refused, sent = "", request.POST.get("line", "")[:LONGEST_KEY]
    now = DraftNow(source.scorecard, source.period)
    if request.method == "POST":
        if not source.may_publish:
            raise PermissionDenied
        refused = unfit(source, request.POST) or given(source, now, sent, request.POST.get("text", ""))
        if not refused:
            return HttpResponseRedirect(f"{request.path}#line-{sent}")
    return page(source, now, sent, refused)


def unfit(source: DraftSource, sent: QueryDict) -> str:
    """What no text may hold, or could tell of a child, as forms say it; "" where it may be kept."""
    form = LineForm(sent, label="", risks=risks_of(source.request))
    return "" if form.is_valid() else " ".join(form.errors.get("text", []))


def given(source: DraftSource, now: DraftNow, line: str, text: str) -> str:
    """Why the reason was not taken; "" where it was. What it reads of the draft is then shown."""
    try:
        give_reason(
            scorecard=source.scorecard,
            period=source.period,
            line=line,
            text=text.replace("\r\n", "\n"),
            by=source.request.user,
            draft=now,
        )
    except NotAllowed as refusal:
        return str(refusal)
    messages.success(source.request, "It is kept with this edition.")
    return ""


def page(source: DraftSource, now: DraftNow, sent: str, refused: str) -> HttpResponse:
    """`refused` says why what was sent for the line `sent` was not taken; it is in its field again."""
    facts, lines = now.facts, now.lines
    before = reasons_before(lines, facts)
    place = place_of(source, facts)
    shown = present_lines(lines, place, people_by_role(source.council))
    for each in shown:
        if each["asks"]:
            again = source.request.POST if refused and each["key"] == sent else None
            each["form"] = form_for(source, each, again, before.get(each["key"], ""), facts.number)
            if again is not None and each["form"].is_valid():
                each["form"].refuse(refused, "text")
    faulty = next((each["form"] for each in shown if each.get("form") and each["form"].errors), None)
    if refused and faulty is None:
        messages.error(source.request, refused)  # the line has no field any more
    context = {
        "lines": shown,
        "form": faulty,
        "heading": heading_of(lines),
        "done": done_words(lines),
        "complete": not any(line.stops for line in lines),
        "nothing_new": any(line.stops for line in lines if line.key == CHANGES),
        "number": facts.number,
        "scorecard": source.scorecard,
        "period": source.period,
        "draft_url": source.base,
        "publish_url": source.address("scorecards:publish") if source.may_publish else "",
        "as_public_url": source.address("scorecards:as_public"),
    }
    return render(source.request, "scorecards/editions/checking/checklist.html", context)


def form_for(source: DraftSource, shown: dict, again: QueryDict | None, before: str, number: int) -> LineForm:
    """With what stands, or what was sent and refused; else with the reason of the edition `before`."""
    said = f"These are the words of edition {number - 1}. They count for edition {number} once you keep them."
    return LineForm(
        again,
        initial={"text": shown["text"] or before} if again is None else {},
        label=shown["label"],
        help_text=said if before else "",
        auto_id=f"id_{shown['key']}_%s",
        risks=risks_of(source.request),
    )


def place_of(source: DraftSource, facts: Facts) -> Place:
    item_url = facts.item.url if facts.item else ""
    return Place(source.scorecard, source.period, source.council.slug, source.request.permissions, item_url)
