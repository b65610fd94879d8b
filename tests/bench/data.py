"""A country of councils with their figures: invented, the same in every run, in two stages (some, then all)."""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from functools import cached_property

from accounts.models import Council, Membership, User
from accounts.roles import Role
from indicators.models import (
    Area,
    Breakdown,
    Category,
    Commentary,
    Figure,
    Indicator,
    Neighbour,
    NeighbourModel,
    PublishedFigure,
    Release,
    SeriesBreak,
    Source,
    Target,
)
from indicators.terms.periods import Frequency, Period
from indicators.terms.vocabulary import Basis, Polarity, Unit
from scorecards.models import Scorecard, Section, SectionIndicator, Summary
from tests.bench.copying import continue_numbering, copy_rows

NEIGHBOURS = 10
REGIONS = 9
YEARS_PUBLISHED = 8
YEARS_PUBLISHED_AT_FIRST = 4
RELEASES = ("2023", "2024", "2025")
INDICATORS_PER_DATASET = 10
CORRECTED_EVERY = 20
BANDED_EVERY = 10
BANDS = 4
QUARTERS_WITH_BANDS = 8
WRITTEN = datetime(2026, 4, 20, tzinfo=UTC)
LAST_QUARTER = Period(date(2026, 1, 1), Frequency.QUARTER)
LAST_YEAR = Period(date(2024, 4, 1), Frequency.FINANCIAL_YEAR)
FIGURE_FIELDS = (
    *("id", "council", "indicator", "category", "source", "frequency", "start"),
    *("numerator", "denominator", "value", "symbol", "status", "note", "created_at"),
    *("supersedes", "reason", "is_current"),
)
PUBLISHED_FIELDS = (
    *("release", "indicator", "area", "frequency", "start"),
    *("numerator", "denominator", "value", "symbol", "current"),
)


@dataclass(frozen=True)
class Scale:
    councils: int = 153
    indicators: int = 100
    quarters: int = 40


class Country:
    """Councils, areas, definitions and the measured council's scorecards; then figures in two stages."""

    def __init__(self, scale: Scale):
        self.scale = scale
        self.random = random.Random(20260420)
        self.next_id = 1
        self.quarters = [LAST_QUARTER.shift(-back) for back in range(scale.quarters - 1, -1, -1)]
        self._make_areas()
        self._make_indicators()
        self._make_councils()
        self._make_releases()

    # What there is

    def _make_areas(self) -> None:
        kinds = Area.Kind
        self.country = Area.objects.create(
            gss_code="E92999999", name="The nation", kind=kinds.COUNTRY, illustrative=True
        )
        self.regions = Area.objects.bulk_create(
            Area(
                gss_code=f"E12{n:06d}",
                name=f"Region {n}",
                kind=kinds.REGION,
                region=self.country,
                illustrative=True,
            )
            for n in range(REGIONS)
        )
        self.areas = Area.objects.bulk_create(
            Area(
                gss_code=f"E06{n:06d}",
                code3=f"{n:03d}",
                name=f"Exampleton {n}",
                kind=kinds.LOCAL_AUTHORITY,
                region=self.regions[n % REGIONS],
                illustrative=True,
            )
            for n in range(self.scale.councils)
        )
        model = NeighbourModel.objects.create(label="2025")
        Neighbour.objects.bulk_create(
            Neighbour(model=model, area=area, neighbour=neighbour, position=position)
            for n, area in enumerate(self.areas)
            for position, neighbour in enumerate(self._nearest(n), 1)
        )

    def _nearest(self, n: int) -> list[Area]:
        count = min(NEIGHBOURS, len(self.areas) - 1)
        return [self.areas[(n + step) % len(self.areas)] for step in range(1, count + 1)]

    def _make_indicators(self) -> None:
        self.indicators = Indicator.objects.bulk_create(
            Indicator(
                code=f"measure-{n}",
                title=f"Children of whom thing {n} was true",
                formal_title=f"Percentage of children in care of whom thing {n} was true in the quarter",
                meaning="Of all children in care at the end of the quarter, the share of whom it was true.",
                why_it_matters="Children who are settled do better at school and are safer.",
                numerator="children of whom it was true",
                denominator="children in care",
                unit=Unit.RATE if n % 3 == 2 else Unit.PERCENT,
                decimals=n % 2,
                polarity=(Polarity.LOW, Polarity.HIGH, Polarity.NONE)[n % 3],
                basis=Basis.POINT,
                frequency=Frequency.QUARTER,
                source="The case management system",
                published_source="Children looked after in England, Department for Education",
                question="What is being done about it?",
                last_reviewed=date(2026, 1, 15),
            )
            for n in range(self.scale.indicators)
        )
        banded = self.indicators[::BANDED_EVERY]
        breakdowns = Breakdown.objects.bulk_create(
            Breakdown(indicator=each, code="cases", title="Cases held", kind=Breakdown.Kind.BAND)
            for each in banded
        )
        self.categories = Category.objects.bulk_create(
            Category(
                indicator=breakdown.indicator,
                breakdown=breakdown,
                code=f"band-{n}",
                label=f"Band {n}",
                order=n,
            )
            for breakdown in breakdowns
            for n in range(BANDS)
        )

    def _make_councils(self) -> None:
        self.councils = Council.objects.bulk_create(
            Council(
                name=f"{area.name} Council",
                short_name=area.name,
                slug=f"exampleton-{n}",
                gss_code=area.gss_code,
                public_access=True,
                illustrative=True,
            )
            for n, area in enumerate(self.areas)
        )
        self.sources = Source.objects.bulk_create(
            Source(council=council, kind=Source.Kind.FILE, file_name="figures.csv")
            for council in self.councils
        )
        copy_rows(
            Target,
            ("council", "indicator", "starts", "value", "tolerance", "set_by"),
            (
                (council.pk, indicator.pk, year, 10 + n % 7, 2, f"the Panel in March {year.year}")
                for council in self.councils
                for n, indicator in enumerate(self.indicators)
                for year in (date(2024, 4, 1), date(2025, 4, 1))
            ),
        )

    def _make_releases(self) -> None:
        datasets = (len(self.indicators) + INDICATORS_PER_DATASET - 1) // INDICATORS_PER_DATASET
        made = Release.objects.bulk_create(
            Release(
                label=label,
                dataset=f"dataset-{n}",
                file_name=f"dataset-{n}.csv",
                file_sha256=f"{n:064d}",
                newer="" if label == RELEASES[-1] else RELEASES[-1],
                illustrative=True,
            )
            for label in RELEASES
            for n in range(datasets)
        )
        self.releases = {(release.label, release.dataset): release.pk for release in made}

    # The council that is measured

    @property
    def council(self) -> Council:
        return self.councils[0]

    def make_scorecard(self, slug: str, count: int) -> Scorecard:
        """The measured council's scorecard of that many indicators, with words for the last quarter."""
        scorecard = Scorecard.objects.create(
            council=self.council,
            slug=slug,
            committee_name=f"The panel of {count}",
            title="Children in care and care leavers",
        )
        chosen = self.indicators[:count]
        per_section = max(1, (count + 5) // 6)
        for place, first in enumerate(range(0, len(chosen), per_section)):
            section = Section.objects.create(
                scorecard=scorecard,
                order=place,
                slug=f"section-{place}",
                question=f"Are children safe and settled, question {place + 1}?",
                short_title=f"Section {place + 1}",
            )
            SectionIndicator.objects.bulk_create(
                SectionIndicator(section=section, indicator=indicator, order=order)
                for order, indicator in enumerate(chosen[first : first + per_section])
            )
            self._summarise(scorecard, section)
        self._summarise(scorecard, None)
        return scorecard

    def _summarise(self, scorecard: Scorecard, section: Section | None) -> None:
        Summary.objects.create(
            council=self.council,
            scorecard=scorecard,
            section=section,
            frequency=LAST_QUARTER.frequency,
            start=LAST_QUARTER.start,
            text="More children are settled than a year ago, and two measures need attention.",
        )

    def add_words(self) -> None:
        """A comment on every indicator for the last quarter, and a break that some series have."""
        Commentary.objects.bulk_create(
            Commentary(
                council=self.council,
                indicator=indicator,
                frequency=LAST_QUARTER.frequency,
                start=LAST_QUARTER.start,
                text="More homes close by were found, and visits were made on time in every team but one.",
                author_role="Head of Service, Children in Care",
                approved="the Director of Children's Services, 9 April 2026",
            )
            for indicator in self.indicators
        )
        SeriesBreak.objects.bulk_create(
            SeriesBreak(
                council=self.council,
                indicator=indicator,
                starts=date(2022, 4, 1),
                label="New system from April 2022",
            )
            for indicator in self.indicators[::5]
        )

    @cached_property
    def reader(self) -> User:
        """A performance officer of the measured council."""
        user = User.objects.create_user(email="officer@exampleton.example", name="A performance officer")
        Membership.objects.create(user=user, council=self.council, role=Role.PERFORMANCE_OFFICER)
        return user

    def make_council_without_figures(self, name: str = "Newton", gss_code: str = "E06999999") -> Council:
        return Council.objects.create(
            name=f"{name} Council",
            short_name=name,
            slug=name.lower(),
            gss_code=gss_code,
            illustrative=True,
        )

    # Figures: first of the measured council and those it is compared with, then everybody's

    def add_some(self) -> int:
        compared = [self.areas[0], *self._nearest(0), self.regions[0], self.country]
        years = range(YEARS_PUBLISHED_AT_FIRST)
        figures = copy_rows(Figure, FIGURE_FIELDS, self._figures([0]))
        published = copy_rows(
            PublishedFigure, PUBLISHED_FIELDS, self._published(compared, RELEASES[-1:], years)
        )
        continue_numbering(Figure)
        self.already = {area.pk for area in compared}
        return figures + published

    def add_all(self) -> int:
        figures = copy_rows(Figure, FIGURE_FIELDS, self._figures(range(1, len(self.councils))))
        every_area = [*self.areas, *self.regions, self.country]
        others = [area for area in every_area if area.pk not in self.already]
        compared = [area for area in every_area if area.pk in self.already]
        years = range(YEARS_PUBLISHED)
        stages = (
            (others, RELEASES, years),
            (compared, RELEASES[:-1], years),
            (compared, RELEASES[-1:], years[YEARS_PUBLISHED_AT_FIRST:]),
        )
        published = sum(
            copy_rows(PublishedFigure, PUBLISHED_FIELDS, self._published(*stage)) for stage in stages
        )
        continue_numbering(Figure)
        return figures + published

    def _figures(self, places) -> Iterator[tuple]:
        for place in places:
            for number, indicator in enumerate(self.indicators):
                for quarter in self.quarters:
                    yield from self._one_cell(place, indicator, None, quarter, number)
            for category in self.categories:
                for quarter in self.quarters[-QUARTERS_WITH_BANDS:]:
                    yield from self._one_cell(place, category.indicator, category, quarter, 1)

    def _one_cell(self, place, indicator, category, quarter: Period, number: int) -> Iterator[tuple]:
        """One figure, or one in twenty times two: the first report and its correction."""
        corrected = category is None and self.next_id % CORRECTED_EVERY == 0
        for attempt in range(1 + corrected):
            people = self.random.randint(300, 700)
            counted = self.random.randint(6, people // 4)
            per = 10000 if indicator.unit == Unit.RATE else 100
            yield (
                self.next_id,
                self.councils[place].pk,
                indicator.pk,
                category.pk if category else None,
                self.sources[place].pk,
                str(quarter.frequency),
                quarter.start,
                counted,
                people,
                counted * per / people,
                "",
                "final",
                "",
                WRITTEN,
                self.next_id - 1 if attempt else None,
                "Two records were entered late" if attempt else "",
                attempt == corrected,
            )
            self.next_id += 1

    def _published(self, areas, labels, years) -> Iterator[tuple]:
        for area in areas:
            for number, indicator in enumerate(self.indicators):
                dataset = f"dataset-{number // INDICATORS_PER_DATASET}"
                for label in labels:
                    for back in years:
                        year = LAST_YEAR.shift(-back)
                        people = self.random.randint(300, 700)
                        counted = self.random.randint(6, people // 4)
                        per = 10000 if indicator.unit == Unit.RATE else 100
                        yield (
                            self.releases[label, dataset],
                            indicator.pk,
                            area.pk,
                            str(year.frequency),
                            year.start,
                            counted,
                            people,
                            counted * per / people,
                            "",
                            label == RELEASES[-1],
                        )
