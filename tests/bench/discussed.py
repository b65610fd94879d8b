"""Tracker, search and a measure's history, with all that meetings said in many years.

`python -m tests.bench.discussed` measures them alone, on the empty database of DATABASE_URL, SQLite's too.
"""

import argparse
import time
from statistics import median

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test.utils import CaptureQueriesContext  # noqa: E402

from accounts.models import Membership, User  # noqa: E402
from accounts.roles import Role  # noqa: E402
from committees.discussion.history.querysets import discussed  # noqa: E402
from committees.discussion.querysets import asked_about  # noqa: E402
from scorecards.editions.actions import publish_edition  # noqa: E402
from scorecards.editions.addresses import edition_url  # noqa: E402
from scorecards.models import Edition  # noqa: E402
from tests.bench.copying import analyse  # noqa: E402
from tests.bench.data import LAST_QUARTER, Country, Scale  # noqa: E402
from tests.bench.meetings import COMMON, RARE, Meetings, Numbers  # noqa: E402
from tests.bench.pages import Page, Statements, Visitor  # noqa: E402
from tests.bench.report import Result, table  # noqa: E402

MEETINGS = 2000
MOST_TIMES_ITS_SQL = 3
WHOLE_PAGE = "page of a measure"  # of which meetings fill a part: what that costs is measured by itself


def measure_discussed(country: Country, edition: Edition, rounds: int) -> dict[str, Page]:
    """As democratic services see them, who see everything: a visitor's pages are kept, and cost less."""
    home, measure = f"/{country.council.slug}/", country.indicators[0]
    asked = {
        "tracker": "actions/",
        "tracker, a measure": f"actions/?measure={measure.pk}",
        "tracker, a word": f"actions/?words={COMMON}",
        "minutes with a rare word": f"meetings/search/?words={RARE}",
        "minutes with a common word": f"meetings/search/?words={COMMON}",
        "minutes about a measure": f"meetings/search/?measure={measure.pk}",
        "search for a rare word": f"search/?q={RARE}",
        "search for a common word": f"search/?q={COMMON}",
    }
    asked = {name: home + address for name, address in asked.items()}
    asked[WHOLE_PAGE] = f"{edition_url(edition, country.council.slug)}measures/{measure.code}/"
    clerk = Visitor(clerk_of(country))
    pages = {name: clerk.measure(address, rounds) for name, address in asked.items()}
    return pages | {"what meetings said of a measure": measure_history(country, rounds)}


def measure_history(country: Country, rounds: int) -> Page:
    """The part of a measure's page that meetings fill: by far the most of the page is about its figures."""
    council, measure = country.council, country.indicators[0].pk
    statements = Statements()
    with CaptureQueriesContext(connection) as captured, connection.execute_wrapper(statements):
        said = discussed(council, measure), asked_about(council, [measure])
    queries, own, asked = len(captured), [], []
    for _ in range(rounds):
        started = time.perf_counter()
        discussed(council, measure), asked_about(council, [measure])
        own.append((time.perf_counter() - started) * 1000)
        asked.append(statements.milliseconds())
    times = median(one / sql for one, sql in zip(own, asked, strict=True))
    return Page(queries, median(own), 0, len(str(said)), median(asked), times)


def clerk_of(country: Country) -> User:
    user, _ = User.objects.get_or_create(email="clerk@exampleton.example", name="Democratic services")
    Membership.objects.get_or_create(user=user, council=country.council, role=Role.DEMOCRATIC_SERVICES)
    return user


def results_of(name: str, page: Page, before: Page) -> list[Result]:
    most = None if name == WHOLE_PAGE else MOST_TIMES_ITS_SQL
    return [
        Result(f"{name}: queries", page.queries, ""),
        Result(f"{name}: queries more than with few meetings", page.queries - before.queries, "", 0),
        Result(f"{name}: time", page.ms, "ms"),
        Result(f"{name}: its SQL alone", page.sql_ms, "ms"),
        Result(f"{name}: its SQL alone with few meetings", before.sql_ms, "ms"),
        Result(f"{name}: times its own SQL's time", page.times_its_sql, "", most),
        Result(f"{name}: HTML", page.bytes, "bytes"),
    ]


def discussed_results(
    country: Country, edition: Edition, meetings: int, rounds: int
) -> tuple[Numbers, list[Result]]:
    """Fill in and measure, with few meetings and with all."""
    made = Meetings(country, meetings)
    made.add_some()
    analyse()
    before = measure_discussed(country, edition, rounds)
    numbers = made.add_all()
    analyse()
    after = measure_discussed(country, edition, rounds)
    lines = [line for name, page in after.items() for line in results_of(name, page, before[name])]
    return numbers, lines


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m tests.bench.discussed")
    parser.add_argument("--meetings", type=int, default=MEETINGS)
    parser.add_argument("--rounds", type=int, default=20)
    chosen = parser.parse_args()
    settings.ROOT_URLCONF = "tests.bench.urls"
    call_command("migrate", verbosity=0)
    country = Country(Scale(councils=12))
    scorecard = country.make_scorecard("panel", 60)
    country.add_words()
    country.add_some()
    edition = publish_edition(scorecard=scorecard, period=LAST_QUARTER, by=None)
    numbers, results = discussed_results(country, edition, chosen.meetings, chosen.rounds)
    print(f"{connection.display_name}: {numbers.meetings:,} meetings, {numbers.items:,} items, ", end="")
    print(f"{numbers.paragraphs:,} paragraphs; medians of {chosen.rounds} requests\n\n{table(results)}")


if __name__ == "__main__":
    main()
