"""Questions in advance: put to an item, answered, withdrawn, listed for a meeting, carried into the minutes."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse

from accounts.models import Council
from accounts.pages import attempt, form_page, only_sent
from accounts.permissions import for_council
from accounts.policies import NotAllowed
from accounts.roles import Permission
from committees.addresses import item_address, item_url
from committees.meetings.standing.views import or_where_it_went
from committees.models import AdvanceQuestion, AgendaItem, Person
from committees.pages import back_to_item, back_to_meeting, edits, find_item, find_meeting, reader_of
from committees.people.pages import risks_of
from committees.people.querysets import names_style
from committees.presenters import is_cancelled, is_held
from committees.questions import actions
from committees.questions.forms import AnswerForm, NotedQuestionForm, QuestionForm
from committees.questions.policies import why_not_put
from committees.questions.presenters import (
    answer_words,
    counted,
    is_own,
    present_question,
    told_words,
    until_words,
)
from committees.questions.querysets import (
    last_day,
    measures_of,
    people_on,
    person_of,
    questions_at,
    questions_for,
    with_all,
)

reads_answers = for_council(Permission.READ_QUESTIONS)
puts = for_council(Permission.PUT_QUESTIONS)
MEMBER = Person.Kind.MEMBER
ASKS_AS = {
    MEMBER: "A member",
    Person.Kind.COOPTED: "A co-opted member",
    Person.Kind.YOUNG_PERSON: "A young people’s representative",
    Person.Kind.OFFICER: "An officer",
}


@reads_answers
@or_where_it_went
def questions(request: HttpRequest, council: Council, committee, day) -> HttpResponse:
    """All that this reader sees of a meeting, by item in the order of the agenda."""
    reader, found = reader_of(request), find_meeting(request, committee, day)
    if not reader.sees_agenda(found):
        raise Http404("This agenda is not published yet.")
    style, rows = names_style(council), questions_for(found, reader)
    groups: dict[int, dict] = {}
    for each in rows:
        group = groups.setdefault(each.item_id, {"item": each.item, "questions": []})
        group["questions"].append(present_question(each, reader, council.slug, style))
    context = {
        "back": back_to_meeting(request, found),
        "groups": list(groups.values()),
        "counted": counted(rows),
        "until": until_words(found, last_day(found), reader.today),
        "ahead": not is_cancelled(found) and not is_held(found, reader.today),
    }
    return render(request, "committees/questions/questions.html", context)


@puts
@or_where_it_went
def question_new(request: HttpRequest, council: Council, committee, day, number) -> HttpResponse:
    """By a member in their own name; by democratic services for whoever asked them."""
    reader, found = reader_of(request), find_item(request, committee, day, number)
    if not reader.sees_item(found):
        raise Http404("There is no such item on that agenda.")
    until = None if reader.edits else last_day(found.meeting)
    if request.method != "POST" and (refusal := why_not_put(found, until, reader.today)):
        messages.warning(request, refusal)
        return redirect(item_url(found, council.slug))
    form = form_for(request, found)
    if request.method == "POST" and form.is_valid():
        values = {**asked_as(request, council), **form.cleaned_data}
        done = attempt(
            request,
            form,
            lambda: actions.put_question(item=found, late=reader.edits, by=request.user, **values),
            f"The question is noted. {told_words(found)}."
            if reader.edits
            else f"Your question is put. {told_words(found)}, and you find it here with its answer.",
        )
        if done:
            return redirect(f"{item_url(found, council.slug)}#questions")
    heading = "Note a question in advance" if reader.edits else "Put a question in advance"
    intro = f"To item {found.number}, {found.title}."
    intro += "" if reader.edits else f" {until_words(found.meeting, until, reader.today)}"
    submit, back = "Note the question" if reader.edits else "Put the question", back_to_item(request, found)
    return form_page(request, heading=heading, back=back, form=form, intro=intro, submit=submit)


def form_for(request: HttpRequest, item: AgendaItem) -> QuestionForm:
    data, measures = request.POST or None, measures_of(item)
    if reader_of(request).edits:
        people = people_on(item.meeting)
        return NotedQuestionForm(data, measures=measures, people=people, risks=risks_of(request))
    return QuestionForm(data, measures=measures, risks=risks_of(request))


def asked_as(request: HttpRequest, council: Council) -> dict[str, object]:
    """Who asks, where the form does not say it: whoever fills it in."""
    person = person_of(council, request.user)
    return {"asked_by": person, "asked_by_words": ASKS_AS[Person.Kind(person.kind) if person else MEMBER]}


@reads_answers
@or_where_it_went
def question(request: HttpRequest, council: Council, committee, day, number, pk) -> HttpResponse:
    """One question with its answer; officers answer it here."""
    reader, found = reader_of(request), find_question(request, committee, day, number, pk)
    if request.method == "POST" and not reader.answers:
        raise PermissionDenied(f"Your role does not let you {Permission.ANSWER_QUESTIONS.value}.")
    shown = present_question(found, reader, council.slug, names_style(council))
    initial = {"answer": found.answer, "answered_by_words": found.answered_by_words}
    form = None
    if reader.answers:
        form = AnswerForm(request.POST or None, item=found.item, initial=initial, risks=risks_of(request))
    if form is not None and request.method == "POST" and form.is_valid() and answered(request, form, found):
        return redirect(shown.url)
    context = {
        "one": shown,
        "back": back_to_item(request, found.item),
        "title": found.item.title,
        "form": form if shown.may_answer or (form and form.is_bound) else None,
    }
    return render(request, "committees/questions/question.html", context)


def answered(request: HttpRequest, form: AnswerForm, found: AdvanceQuestion) -> bool:
    values = form.cleaned_data
    done = attempt(
        request,
        form,
        lambda: actions.answer_question(question=found, by=request.user, **values),
        f"The answer is saved. {answer_words(found.item)}",
    )
    return done


@reads_answers
@only_sent
def question_withdraw(request: HttpRequest, council: Council, committee, day, number, pk) -> HttpResponse:
    found = find_question(request, committee, day, number, pk)
    if not is_own(found, reader_of(request)):
        raise PermissionDenied("Who put a question can withdraw it.")
    try:
        actions.withdraw_question(question=found, by=request.user)
        messages.success(request, "Your question is withdrawn.")
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(f"{item_url(found.item, council.slug)}#questions")


@edits
@only_sent
def question_carry(request: HttpRequest, council: Council, committee, day, number, pk) -> HttpResponse:
    """Leads to the minutes of the item, where the words stand with their warnings."""
    found = find_question(request, committee, day, number, pk)
    try:
        actions.carry_into_minutes(question=found, by=request.user)
        messages.success(request, "It is in the minutes. Look at the words, and change them here if need be.")
    except NotAllowed as refusal:
        messages.error(request, str(refusal))
    return HttpResponseRedirect(reverse("committees:minutes", args=item_address(found.item, council.slug)))


def find_question(request: HttpRequest, committee, day, number, pk) -> AdvanceQuestion:
    """Raises Http404, as for one that this reader may not see."""
    item = find_item(request, committee, day, number)
    found = with_all(item.advance_questions.visible_to(reader_of(request))).filter(pk=pk).first()
    if found is None:
        raise Http404("There is no such question at this item.")
    return found


def put_in_advance(item: AgendaItem, request: HttpRequest) -> dict:
    """For the item's page: what was put to it, and whether this reader can put a question. Three queries at most."""
    reader = reader_of(request)
    if not reader.told:
        return {}
    rows, style = questions_at(item, reader), names_style(request.council)
    puts_here = Permission.PUT_QUESTIONS in request.permissions
    until = last_day(item.meeting) if puts_here and not reader.edits else None
    may_put = puts_here and not why_not_put(item, until, reader.today)
    return {
        "put": [present_question(each, reader, request.council.slug, style) for each in rows],
        "may_put": may_put,
        "until": until_words(item.meeting, until, reader.today) if may_put else "",
    }
