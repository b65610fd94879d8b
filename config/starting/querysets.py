"""What is true of a council's setting-up now. A fixed number of queries, whatever the council has."""

from collections.abc import Iterable

from django.db.models import Count, Exists, F, OuterRef, QuerySet, Subquery
from django.db.models.expressions import Combinable
from django.db.models.functions import JSONObject
from django.utils.timezone import localdate

from accounts.letters.jobs import deliver
from accounts.mail.policies import why_no_letters
from accounts.models import AuditEntry, Council, Job, Membership
from accounts.people.invitations.querysets import open_invitations
from accounts.querysets import CountOf, KeysOf, unpacked
from accounts.roles import PERMISSIONS, Permission, Role
from config.starting.jobs import load_shipped_figures
from config.starting.policies import LETTER_CAME
from config.starting.steps import CardFacts, Facts
from indicators.benchmarks.areas.querysets import NEWEST_MODEL_FIRST
from indicators.catalogue.owners.querysets import complete_owners
from indicators.catalogue.registries import measured
from indicators.models import CalendarSection, Figure, Indicator, Neighbour, Release
from indicators.terms.periods import Frequency, Period
from scorecards.models import Edition, Scorecard

ROLES_COUNTED = {
    "administrators": Role.ADMINISTRATOR,
    "officers": Role.PERFORMANCE_OFFICER,
    "approvers": Role.APPROVER,
}


def facts_of(council: Council) -> Facts:
    """One query."""
    found = Council.objects.filter(pk=council.pk).annotate(**_asked()).get()
    ended = Period.of(localdate(), Frequency.QUARTER).previous()
    newest = Period(found.newest, Frequency.QUARTER) if found.newest else None
    return Facts(
        **_people(map(unpacked, found.people)),
        invited=tuple(found.invited),
        mail_is_off=bool(why_no_letters()),
        letter_came=found.letter_came,
        cards=tuple(CardFacts(**unpacked(each)) for each in found.cards),
        neighbours=found.neighbours,
        datasets=found.datasets,
        figures=found.figures,
        periods=found.periods,
        sections=found.sections,
        measures=found.measures,
        owned=found.owned,
        newest=newest.in_sentence if newest else "",
        ended=ended.in_sentence if newest and newest.start < ended.start else "",
        editions=found.editions,
    )


def _asked() -> dict[str, Combinable]:
    """Annotations of a council."""
    own = OuterRef("pk")
    figures = Figure.objects.current().filter(council=own).order_by()
    quarters = figures.filter(frequency=Frequency.QUARTER)
    came = AuditEntry.objects.filter(council=own, verb=LETTER_CAME)
    people = Membership.objects.filter(council=own, user__is_active=True, user__break_glass=False).order_by()
    measures = Indicator.objects.filter(measured(OuterRef(own))).order_by().values("pk")
    whole = complete_owners(OuterRef(own)).filter(indicator=OuterRef("pk"))
    releases = Release.objects.filter(illustrative=False).order_by()
    return {
        "people": KeysOf(people.values(key=JSONObject(user="user", role="role"))),
        "invited": KeysOf(open_invitations(own).values(key=F("email"))),
        "letter_came": Exists(came),
        "cards": KeysOf(_cards(own)),
        "neighbours": CountOf(_neighbours(OuterRef("gss_code"))),
        "datasets": CountOf(releases.values("dataset").distinct()),
        "figures": CountOf(figures.values("pk")),
        "periods": CountOf(figures.values("frequency", "start").distinct()),
        "sections": CountOf(CalendarSection.objects.filter(council=own).values("pk")),
        "measures": CountOf(measures),
        "owned": CountOf(measures.filter(Exists(whole))),
        "newest": Subquery(quarters.order_by("-start").values("start")[:1]),
        "editions": CountOf(Edition.objects.filter(council=own).standing().order_by().values("pk")),
    }


def _cards(council: OuterRef) -> QuerySet[Scorecard]:
    """Those with measures, as `CardFacts` has them."""
    counted = Scorecard.objects.filter(council=council).annotate(
        questions=Count("sections", distinct=True), measures=Count("sections__entries", distinct=True)
    )
    shown = JSONObject(committee="committee_name", questions="questions", measures="measures")
    return counted.filter(measures__gt=0).order_by("pk").values(key=shown)


def _neighbours(gss_code: OuterRef) -> QuerySet[Neighbour]:
    """By the newest model that knows the council."""
    newest = Neighbour.objects.filter(area__gss_code=OuterRef("area__gss_code"))
    by_model = newest.order_by(*(f"-model__{name.removeprefix('-')}" for name in NEWEST_MODEL_FIRST))
    found = Neighbour.objects.filter(area__gss_code=gss_code).order_by()
    return found.filter(model=Subquery(by_model.values("model")[:1])).values("pk")


def _people(held: Iterable[dict]) -> dict[str, int | bool]:
    """`held` are roles, each with whose it is."""
    roles = [(each["user"], Role(each["role"])) for each in held]
    enter = {user for user, role in roles if Permission.ENTER_FIGURES in PERMISSIONS[role]}
    approve = {user for user, role in roles if Permission.APPROVE_FIGURES in PERMISSIONS[role]}
    counts = {name: sum(role is each for _, role in roles) for name, each in ROLES_COUNTED.items()}
    return {**counts, "apart": bool(enter and approve and len(enter | approve) > 1)}


def last_loading() -> Job | None:
    """Of the shipped national figures, whoever began it."""
    return Job.objects.filter(path=load_shipped_figures.path).order_by("-at").first()


def letter_of(council: Council, key: str) -> Job | None:
    """The job of a test letter by its primary key; None where it is not known any more."""
    return Job.objects.filter(council=council, path=deliver.path, pk=key).first() if key else None


def has_scorecard(council: Council) -> bool:
    return Scorecard.objects.filter(council=council).exists()
