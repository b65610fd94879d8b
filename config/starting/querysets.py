"""What is true of a council's setting-up now. A fixed number of queries, whatever the council has."""

from django.db.models import Count
from django.utils.timezone import localdate

from accounts.letters.jobs import deliver
from accounts.mail.policies import why_no_letters
from accounts.models import AuditEntry, Council, Job, Membership
from accounts.people.invitations.querysets import invitations_of, state_now
from accounts.people.invitations.states import State as InvitationState
from accounts.roles import PERMISSIONS, Permission, Role
from config.starting.jobs import load_shipped_figures
from config.starting.policies import LETTER_CAME
from config.starting.steps import CardFacts, Facts
from indicators.benchmarks.areas.querysets import neighbours_by_model
from indicators.catalogue.owners.querysets import without_owner
from indicators.catalogue.registries import on_scorecards
from indicators.models import CalendarSection, Figure, Release
from indicators.terms.periods import Frequency, Period
from scorecards.editions.querysets import newest_period, readable_editions
from scorecards.models import Scorecard

ROLES_COUNTED = {
    "administrators": Role.ADMINISTRATOR,
    "officers": Role.PERFORMANCE_OFFICER,
    "approvers": Role.APPROVER,
}


def facts_of(council: Council) -> Facts:
    """Some dozen queries."""
    measures = on_scorecards(council)
    newest = newest_period(council)
    ended = Period.of(localdate(), Frequency.QUARTER).previous()
    figures = Figure.objects.current().for_council(council).order_by()
    return Facts(
        **_people(council),
        invited=_invited(council),
        mail_is_off=bool(why_no_letters()),
        letter_came=AuditEntry.objects.filter(council=council, verb=LETTER_CAME).exists(),
        cards=_cards(council),
        neighbours=len(next(iter(neighbours_by_model(council.gss_code).values()), [])),
        datasets=Release.objects.filter(illustrative=False).values("dataset").distinct().count(),
        figures=figures.count(),
        periods=figures.values("frequency", "start").distinct().count(),
        sections=CalendarSection.objects.filter(council=council).count(),
        measures=len(measures),
        owned=len(measures) - len(without_owner(council, measures)),
        newest=newest.in_sentence if newest else "",
        ended=ended.in_sentence if newest and newest.start < ended.start else "",
        editions=readable_editions(council).count(),
    )


def _people(council: Council) -> dict[str, int | bool]:
    people = Membership.objects.filter(council=council, user__is_active=True, user__break_glass=False)
    rows = people.values_list("user", "role")
    held = [(user, Role(role)) for user, role in rows]
    enter = {user for user, role in held if Permission.ENTER_FIGURES in PERMISSIONS[role]}
    approve = {user for user, role in held if Permission.APPROVE_FIGURES in PERMISSIONS[role]}
    counts = {name: sum(role is each for _, role in held) for name, each in ROLES_COUNTED.items()}
    return {**counts, "apart": bool(enter and approve and len(enter | approve) > 1)}


def _invited(council: Council) -> tuple[str, ...]:
    found = invitations_of(council).filter(taken_at=None, withdrawn_at=None)
    return tuple(each.email for each in found if state_now(each) is InvitationState.OPEN)


def _cards(council: Council) -> tuple[CardFacts, ...]:
    counted = Scorecard.objects.filter(council=council).annotate(
        questions=Count("sections", distinct=True), measures=Count("sections__entries", distinct=True)
    )
    return tuple(
        CardFacts(each.committee_name, each.questions, each.measures)
        for each in counted.order_by("pk")
        if each.measures
    )


def last_loading() -> Job | None:
    """Of the shipped national figures, whoever began it."""
    return Job.objects.filter(path=load_shipped_figures.path).order_by("-at").first()


def letter_of(council: Council, key: str) -> Job | None:
    """The job of a test letter by its primary key; None where it is not known any more."""
    return Job.objects.filter(council=council, path=deliver.path, pk=key).first() if key else None


def has_scorecard(council: Council) -> bool:
    return Scorecard.objects.filter(council=council).exists()
