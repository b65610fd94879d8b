"""The forms of democratic services for committees and those who are on them."""

from django.http import Http404, HttpResponseRedirect
from django.urls import reverse

from accounts.pages import attempt, form_page
from committees.models import Committee, CommitteeMembership, MeetingRules, Person
from committees.pages import back_to_meetings, edits
from committees.people import actions
from committees.people.forms import CommitteeForm, MembershipForm, NewMemberForm, PersonForm, RulesForm
from committees.people.pages import risks_of
from committees.people.querysets import memberships_of, people_of


def find_committee(council, slug: str) -> Committee:
    """Raises Http404."""
    found = Committee.objects.for_council(council).select_related("scorecard").filter(slug=slug).first()
    if found is None:
        raise Http404("There is no such committee.")
    return found


def committee_url(committee: Committee, council_slug: str) -> str:
    return reverse("committees:committee", args=[council_slug, committee.slug])


def back_to_committee(committee: Committee, council_slug: str) -> tuple[str, str]:
    return committee.name, committee_url(committee, council_slug)


@edits
def committee_new(request, council):
    form = CommitteeForm(request.POST or None, council=council, new=True, risks=risks_of(request))
    if request.method == "POST" and form.is_valid():
        created = attempt(
            request,
            form,
            lambda: actions.create_committee(council=council, by=request.user, **form.cleaned_data),
            f"{form.cleaned_data['name']} is set up.",
        )
        if created:
            return HttpResponseRedirect(reverse("committees:meeting_new", args=[council.slug]))
    return form_page(request, heading="Set up a committee", back=back_to_meetings(request), form=form)


@edits
def committee_edit(request, council, committee):
    found = find_committee(council, committee)
    initial = {name: getattr(found, name) for name in actions.COMMITTEE_FIELDS}
    form = CommitteeForm(request.POST or None, council=council, initial=initial, risks=risks_of(request))
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        if attempt(
            request,
            form,
            lambda: actions.edit_committee(committee=found, values=values, by=request.user),
            "The committee is changed.",
        ):
            return HttpResponseRedirect(committee_url(found, council.slug))
    return form_page(
        request, heading="Change the committee", back=back_to_committee(found, council.slug), form=form
    )


@edits
def member_new(request, council, committee):
    """Somebody known, or somebody new: one form for both, saved together."""
    found = find_committee(council, committee)
    form = NewMemberForm(request.POST or None, council=council)
    known = bool(request.POST.get("person"))
    person = PersonForm(
        None if known else request.POST or None, council=council, prefix="new", risks=risks_of(request)
    )
    if request.method == "POST" and form.is_valid() and (known or person.is_valid()):
        values = dict(form.cleaned_data)
        chosen = values.pop("person")
        new = None if chosen else person.cleaned_data
        if attempt(
            request,
            form,
            lambda: actions.add_member(committee=found, person=chosen, new=new, by=request.user, **values),
            f"Added to {found.short_name}.",
        ):
            return HttpResponseRedirect(committee_url(found, council.slug))
    return form_page(
        request,
        "committees/people/member_form.html",
        heading="Add somebody to the committee",
        back=back_to_committee(found, council.slug),
        form=form,
        person=person,
    )


@edits
def member_edit(request, council, committee, pk):
    found = find_committee(council, committee)
    membership = memberships_of(found).filter(pk=pk).first()
    if membership is None:
        raise Http404("There is no such member of that committee.")
    membership.committee = found
    initial = {name: getattr(membership, name) for name in actions.MEMBERSHIP_FIELDS}
    form = MembershipForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        if attempt(
            request,
            form,
            lambda: actions.edit_membership(membership=membership, values=values, by=request.user),
            "The membership is changed.",
        ):
            return HttpResponseRedirect(committee_url(found, council.slug))
    return form_page(
        request,
        heading=f"{membership.person}: place on the committee",
        back=back_to_committee(found, council.slug),
        form=form,
    )


@edits
def name_edit(request, council, pk):
    person = people_of(council).filter(pk=pk).first()
    if person is None:
        raise Http404("There is no such person.")
    person.council = council
    initial = {name: getattr(person, name) for name in actions.PERSON_FIELDS}
    form = PersonForm(
        request.POST or None, council=council, person=person, initial=initial, risks=risks_of(request)
    )
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        if attempt(
            request,
            form,
            lambda: actions.edit_person(person=person, values=values, by=request.user),
            "The person is changed. Minutes show them so from now on.",
        ):
            return HttpResponseRedirect(after_person(person, council))
    return form_page(request, heading=f"Change {person}", back=back_to_person(request, person), form=form)


def committee_of(person: Person) -> Committee | None:
    place = CommitteeMembership.objects.filter(person=person).select_related("committee").last()
    return place.committee if place else None


def back_to_person(request, person: Person) -> tuple[str, str]:
    found = committee_of(person)
    return back_to_committee(found, request.council.slug) if found else back_to_meetings(request)


def after_person(person: Person, council) -> str:
    found = committee_of(person)
    return (
        committee_url(found, council.slug) if found else reverse("committees:meetings", args=[council.slug])
    )


@edits
def meeting_rules(request, council):
    rules = MeetingRules.objects.for_council(council).first() or MeetingRules(council=council)
    initial = {name: getattr(rules, name) for name in actions.RULE_FIELDS}
    form = RulesForm(request.POST or None, initial=initial, risks=risks_of(request))
    if request.method == "POST" and form.is_valid():
        values = form.cleaned_data
        if attempt(
            request,
            form,
            lambda: actions.set_rules(council=council, values=values, by=request.user),
            "The rules of meetings are saved.",
        ):
            return HttpResponseRedirect(reverse("committees:meetings", args=[council.slug]))
    return form_page(request, heading="Rules of meetings", back=back_to_meetings(request), form=form)
