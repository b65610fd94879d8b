"""Writes of the setting-up: each is behind a page and a command alike."""

from django.db import transaction
from django.template.loader import render_to_string

from accounts import actions as accounts
from accounts.background.actions import start
from accounts.letters.actions import post_letter
from accounts.mail.policies import why_no_letters
from accounts.models import Council, Job, Membership, User
from accounts.policies import NotAllowed, demand
from accounts.querysets import lock
from accounts.roles import Role
from accounts.trail.actions import record
from accounts.trail.parts import Public
from config.definition_file.actions import define_council
from config.definition_file.council_file import parts_of, read_definition
from config.starting.collecting import sections_to_add
from config.starting.jobs import load_shipped_figures
from config.starting.policies import LETTER_CAME, LOADING_TITLE, TEST_LETTER, why_not_load, why_not_take
from indicators.benchmarks.areas.changes.actions import sync_areas
from indicators.catalogue.querysets import council_indicators
from indicators.catalogue.shipped.actions import sync_catalogue
from indicators.collection.calendar.actions import save_collection
from indicators.collection.calendar.querysets import calendar_of, collectable
from indicators.models import Indicator
from indicators.terms.periods import Period
from indicators.terms.toml_file import FileFaults
from scorecards.definitions.querysets import stored_scorecards
from scorecards.definitions.starters.choices import Starter


@transaction.atomic
def start_council(
    *,
    name: str,
    short_name: str,
    slug: str,
    gss_code: str,
    public_access: bool,
    administrator: str,
    by: User | None,
) -> tuple[Council, Membership | None, bool]:
    """A council with all it needs to go on by page: the catalogue, the areas and, by address, its administrator.

    The council, the administrator's membership, and whether they are new. Raises ValidationError and NotAllowed.
    """
    if not Indicator.objects.filter(council=None).exists():
        sync_catalogue(by=by)
    sync_areas(by=by)
    council = accounts.create_council(
        name=name, short_name=short_name, slug=slug, gss_code=gss_code, public_access=public_access, by=by
    )
    if not administrator:
        return council, None, False
    membership, is_new = accounts.add_person(
        council=council, email=administrator, role=Role.ADMINISTRATOR, by=by
    )
    membership.user.full_clean(exclude=["password"])
    return council, membership, is_new


@transaction.atomic
def take_starter(*, council: Council, starter: Starter, by: User | None) -> list[str]:
    """Set up a starter scorecard with its committee; a line for each change. Raises NotAllowed.

    What the council has already is never written over: it takes a starter once, and changes it from then on.
    """
    lock(council)
    codes = set(council_indicators(council).values_list("code", flat=True))
    try:
        definition = read_definition(starter.path, codes)
    except FileFaults as refused:
        raise NotAllowed(
            "This starter has measures that the catalogue here lacks: whoever runs this service brings it up to date. "
            f"{refused.faults[0]}"
        ) from None
    demand(why_not_take(council, definition))
    made = f"Taken from “{starter.title}”"
    return define_council(council=council, definition=definition, by=by, made=made)


@transaction.atomic
def collect_scorecard(
    *, council: Council, scorecard: str, first: Period, days_after: int, by: User | None
) -> list[str]:
    """Let the calendar follow a scorecard: a section for each of its own; their titles. Raises NotAllowed.

    What is collected already stays where it is, and what only machines send is left out.
    """
    lock(council)
    indicators = {each.code: each for each in council_indicators(council)}
    wanted = stored_scorecards(council, indicators).get(scorecard)
    if wanted is None:
        raise NotAllowed("There is no such scorecard any more. Reload the page.")
    calendar = calendar_of(council)
    held = {each.indicator_id for section in calendar for each in section.entries.all()}
    adding = sections_to_add(
        parts_of([wanted])[wanted.slug],
        scorecard=wanted.slug,
        collectable={each.code for each in collectable(council) if each.pk not in held},
        taken_slugs={each.slug for each in calendar},
        days_after=days_after,
        first_period=first.code,
    )
    if not adding:
        raise NotAllowed("Every measure of this scorecard is in the calendar already.")
    for each in adding:
        save_collection(council=council, wanted=each, by=by)
    return [each.title for each in adding]


@transaction.atomic
def load_national_figures(*, council: Council, by: User | None) -> Job:
    """Have the national figures and similar councils that came with the software loaded. Raises NotAllowed."""
    lock(council)
    demand(why_not_load())
    record(
        by=by, council=council, verb="began to load the shipped national figures", subject="national figures"
    )
    return start(load_shipped_figures, council=council, by=by, title=LOADING_TITLE)


@transaction.atomic
def send_test_letter(*, council: Council, to: User, by: User | None) -> Job:
    """Raises NotAllowed where mail is off."""
    demand(why_no_letters())
    record(by=by, council=council, verb="sent a test letter", subject="mail", detail={"to": Public(to.email)})
    message = render_to_string("config/starting/test_letter.txt", {"council": council})
    return post_letter(subject=TEST_LETTER, message=message, to=to.email, council=council, by=by)


@transaction.atomic
def note_letter_came(*, council: Council, by: User | None) -> None:
    """Somebody has the test letter before them: nothing else shows that letters arrive."""
    record(by=by, council=council, verb=LETTER_CAME, subject="mail")
