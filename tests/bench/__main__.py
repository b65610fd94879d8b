"""Build, measure, print. Run by bin/bench on an empty PostgreSQL database."""

import argparse
import time
from dataclasses import dataclass
from urllib.parse import urlencode

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from accounts.models import Council  # noqa: E402
from indicators.models import CalendarSection  # noqa: E402
from scorecards.editions.actions import publish_edition  # noqa: E402
from scorecards.editions.addresses import draft_url, edition_url  # noqa: E402
from scorecards.models import Edition, Scorecard  # noqa: E402
from tests.bench.copying import analyse  # noqa: E402
from tests.bench.data import LAST_QUARTER, Country, Scale  # noqa: E402
from tests.bench.discussed import MEETINGS, discussed_results  # noqa: E402
from tests.bench.entry import entry_address, make_section, measure_save  # noqa: E402
from tests.bench.exports import charts_for_one, measure_appendix  # noqa: E402
from tests.bench.imports import measure_import  # noqa: E402
from tests.bench.minutes import SIZE, measure_reading  # noqa: E402
from tests.bench.pages import Page, Visitor  # noqa: E402
from tests.bench.report import Result, table  # noqa: E402
from tests.bench.uploads import measure_preview  # noqa: E402

ON_A_SCORECARD = 60
IN_AN_APPENDIX = 40
QUARTERS_IN_A_FILE = 160
QUARTERS_IN_A_WORKBOOK = 50
MOST_QUERIES_OF_A_DRAFT = 16
MOST_QUERIES_TO_ENTER = 12
MOST_MILLISECONDS = 80
MOST_BYTES = 100_000
MOST_BYTES_TO_ENTER = 150_000
MOST_QUERIES_TO_SAVE = 20
MOST_SECONDS_TO_PREVIEW = 3
MOST_SECONDS_TO_READ = 1
MOST_TIMES_HALF_OF_IT = 2.5
MOST_QUERIES_TO_COMPARE = 15
MOST_QUERIES_OF_A_HEAT_TABLE = 10
MOST_TIMES_ITS_SQL = 3
SHARE_OF_BARE = 1 / 3
SHARE_OF_COPY = 1 / 20


@dataclass(frozen=True)
class Limits:
    """What a page may cost; None where nothing was asked for."""

    queries: int | None = None
    ms: int | None = None
    bytes: int | None = None
    share: float | None = None
    times_sql: float | None = None


COMPARING = Limits(queries=MOST_QUERIES_TO_COMPARE, times_sql=MOST_TIMES_ITS_SQL)
LIMITS = {
    "draft scorecard": Limits(queries=MOST_QUERIES_OF_A_DRAFT, ms=MOST_MILLISECONDS),
    "draft indicator page": COMPARING,
    "published indicator page, signed in": COMPARING,
    "entry page": Limits(queries=MOST_QUERIES_TO_ENTER, bytes=MOST_BYTES_TO_ENTER),
    "published scorecard": Limits(bytes=MOST_BYTES, share=SHARE_OF_BARE),
    "comparison of 2 measures, 10 areas": COMPARING,
    "comparison of 10 measures, 10 areas": COMPARING,
    "all councils of a measure": Limits(times_sql=MOST_TIMES_ITS_SQL),
    "similar councils": Limits(times_sql=MOST_TIMES_ITS_SQL),
    f"heat table of {ON_A_SCORECARD} measures": Limits(
        queries=MOST_QUERIES_OF_A_HEAT_TABLE, times_sql=MOST_TIMES_ITS_SQL
    ),
}


@dataclass(frozen=True)
class Addresses:
    draft: str
    draft_indicator: str
    published: str
    indicator: str
    measure: str  # of the council, in no edition
    heat: str


def addresses_of(edition: Edition, council: Council, code: str) -> Addresses:
    draft = draft_url(edition.scorecard, LAST_QUARTER, council.slug)
    published = edition_url(edition, council.slug)
    home = f"/{council.slug}/"
    return Addresses(
        draft,
        f"{draft}measures/{code}/",
        published,
        f"{published}measures/{code}/",
        f"{home}measures/{code}/",
        f"{home}{edition.scorecard.slug}/heat-table/",
    )


def comparison(country: Country, measures: int) -> str:
    """The address of that many measures beside nine areas and the nation, over all years."""
    asked = [("m", one.code) for one in country.indicators[:measures]]
    asked += [("a", area.gss_code) for area in country.areas[:9]] + [("a", "england")]
    return f"/{country.council.slug}/compare/?{urlencode(asked)}"


def measure_pages(
    country: Country, edition: Edition, section: CalendarSection, rounds: int
) -> dict[str, Page]:
    """Drafts and a section's empty grid as their officer sees them; what is published as anybody does."""
    where = addresses_of(edition, country.council, country.indicators[0].code)
    officer, anybody = Visitor(country.reader), Visitor()
    return {
        "draft scorecard": officer.measure(where.draft, rounds),
        "draft indicator page": officer.measure(where.draft_indicator, rounds),
        "entry page": officer.measure(entry_address(section), rounds),
        "published scorecard": anybody.measure(where.published, rounds),
        "published indicator page": anybody.measure(where.indicator, rounds),
        "published indicator page, signed in": officer.measure(where.indicator, rounds),
        **{
            f"comparison of {number} measures, 10 areas": anybody.measure(comparison(country, number), rounds)
            for number in (2, 10)
        },
        "all councils of a measure": anybody.measure(f"{where.measure}councils/", rounds),
        "similar councils": anybody.measure(f"/{country.council.slug}/similar-councils/", rounds),
        f"heat table of {ON_A_SCORECARD} measures": anybody.measure(where.heat, rounds),
    }


def page_results(name: str, page: Page, before: Page) -> list[Result]:
    limits = LIMITS.get(name, Limits())
    results = [
        Result(f"{name}: queries", page.queries, "", limits.queries),
        Result(f"{name}: queries more than with few figures", page.queries - before.queries, "", 0),
        Result(f"{name}: time", page.ms, "ms", limits.ms),
        Result(f"{name}: a bare view with the same bytes", page.bare_ms, "ms"),
    ]
    if limits.times_sql:
        results.append(Result(f"{name}: its SQL alone", page.sql_ms, "ms"))
        words = f"{name}: times its own SQL's time"
        results.append(Result(words, page.times_its_sql, "", limits.times_sql))
    if limits.share:
        words = f"{name}: requests per second, share of bare"
        results.append(Result(words, page.share_of_bare, "", limits.share, at_least=True))
    return [*results, Result(f"{name}: HTML", page.bytes, "bytes", limits.bytes)]


def publish(scorecard: Scorecard) -> Edition:
    return publish_edition(scorecard=scorecard, period=LAST_QUARTER, by=None)


def other_results(country: Country, for_appendix: Edition, section: CalendarSection) -> list[Result]:
    appendix = measure_appendix(for_appendix)
    save = measure_save(section, country.reader)
    quarters = [LAST_QUARTER.shift(-back) for back in range(QUARTERS_IN_A_FILE)]
    read = measure_import(country.make_council_without_figures(), country.indicators, quarters)
    shown = measure_preview(
        country.make_council_without_figures("Newport", "E06999998"),
        country.indicators,
        quarters[:QUARTERS_IN_A_WORKBOOK],
    )
    minutes = measure_reading()
    name = f"PDF of {IN_AN_APPENDIX} indicators"
    return [
        Result(f"{name}: time", appendix.seconds, "s", 1),
        Result(f"{name}: time, the first", appendix.first_seconds, "s"),
        Result(f"{name}: peak memory, Django and all", appendix.megabytes, "MB", 200),
        Result(f"{name}: of it before the PDF is made", appendix.megabytes_before, "MB"),
        Result(f"{name}: size", appendix.size / 1000, "kB"),
        Result("60 charts as SVG: times one chart's time", charts_for_one(for_appendix), "", 60),
        Result(f"save of {ON_A_SCORECARD} typed figures: queries", save.queries, "", MOST_QUERIES_TO_SAVE),
        Result(f"save of {ON_A_SCORECARD} typed figures: time", save.ms, "ms"),
        Result(f"import of {read.rows:,} figures", read.per_second, "rows/s"),
        Result("COPY of the same rows", read.rows / read.copy_seconds, "rows/s"),
        Result("import: share of COPY's rate", read.share_of_copy, "", SHARE_OF_COPY, at_least=True),
        Result(f"workbook of {shown.rows:,} rows previewed", shown.seconds, "s", MOST_SECONDS_TO_PREVIEW),
        Result(f"{SIZE // 1000} kB of minutes read", minutes.seconds, "s", MOST_SECONDS_TO_READ),
        Result("contrived minutes: times half of them, at worst", minutes.ratio, "", MOST_TIMES_HALF_OF_IT),
        Result("preview: times what only reading the workbook takes", shown.ratio, ""),
    ]


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="bin/bench")
    parser.add_argument("--councils", type=int, default=Scale.councils)
    parser.add_argument("--indicators", type=int, default=Scale.indicators)
    parser.add_argument("--quarters", type=int, default=Scale.quarters)
    parser.add_argument("--meetings", type=int, default=MEETINGS)
    parser.add_argument("--rounds", type=int, default=40)
    return parser.parse_args()


def main() -> None:
    chosen = arguments()
    settings.ROOT_URLCONF = "tests.bench.urls"
    call_command("migrate", verbosity=0)
    country = Country(Scale(chosen.councils, chosen.indicators, chosen.quarters))
    scorecard = country.make_scorecard("panel", ON_A_SCORECARD)
    for_appendix = country.make_scorecard("appendix", IN_AN_APPENDIX)
    section = make_section(country, ON_A_SCORECARD)
    country.add_words()
    few = country.add_some()
    analyse()
    edition, appendix_edition = publish(scorecard), publish(for_appendix)
    before = measure_pages(country, edition, section, rounds=3)

    started = time.perf_counter()
    many = few + country.add_all()
    print(
        f"Measured with {few:,} figures; the other {many - few:,} added in {time.perf_counter() - started:.0f} s."
    )
    analyse()
    after = measure_pages(country, edition, section, chosen.rounds)

    results = [Result("figures, of councils and published", many, "", 1_000_000, at_least=True)]
    for name, page in after.items():
        results += page_results(name, page, before[name])
    results += other_results(country, appendix_edition, section)
    results += discussed_results(country, edition, chosen.meetings, chosen.rounds)[1]
    print(
        f"\nPostgreSQL {connection.pg_version // 10000}, medians of {chosen.rounds} requests, one at a time:\n"
    )
    print(table(results))
    short = sum(not each.met for each in results)
    print(
        f"\n{short} of {sum(each.limit is not None for each in results)} targets fall short."
        if short
        else "\nAll met."
    )


if __name__ == "__main__":
    main()
