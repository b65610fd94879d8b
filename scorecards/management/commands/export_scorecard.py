"""Write one quarter's scorecard as the appendix that is published with the agenda."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from accounts.models import Council
from indicators.management.options import council_of
from indicators.terms.periods import Period, PeriodError
from indicators.terms.written_periods import parse_period
from scorecards.assembly.querysets.scorecards import assemble
from scorecards.editions.querysets import editions_for, published_editions
from scorecards.editions.taking_down.querysets import taking_down_of
from scorecards.exports.appendix import Length, RenderError, render_appendix
from scorecards.models import Edition, Scorecard

MOST_NAMED = 20


class Command(BaseCommand):
    help = "Export a scorecard as an accessible PDF (PDF/UA-1 and PDF/A-2a), from a published edition or as a draft."

    def add_arguments(self, parser):
        parser.add_argument("--council", required=True, help="GSS code or address, such as E06000047")
        parser.add_argument("--committee", required=True, metavar="SLUG", help="the scorecard's address")
        parser.add_argument("--period", required=True, help='such as "2018/19 Q2"')
        parser.add_argument("--format", default="pdf", choices=["pdf"])
        parser.add_argument("-o", "--output", required=True, type=Path, metavar="FILE")
        which = parser.add_mutually_exclusive_group()
        which.add_argument("--edition", type=int, metavar="N", help="default: the period's newest edition")
        which.add_argument(
            "--draft", action="store_true", help="the figures as they stand, small numbers hidden"
        )
        parser.add_argument(
            "--length", default="whole", choices=["short", "whole"], help="short: four pages, as agendas take"
        )
        parser.add_argument("--large-print", action="store_true", help="text of 16 points and more")

    def handle(self, *args, council, committee, period, output: Path, edition, draft, **options):
        scorecard = scorecard_of(council_of(council), committee)
        wanted = period_of(period)
        if not output.parent.is_dir():
            raise CommandError(f"There is no folder {output.parent}. Nothing was written.")
        if draft:
            payload, fingerprint = assemble(scorecard=scorecard, period=wanted, suppress=True), ""
        else:
            published = edition_of(scorecard, wanted, edition)
            payload, fingerprint = published.payload, published.sha256
        try:
            length = Length(options["length"], large=options["large_print"])
            pdf = render_appendix(payload, fingerprint=fingerprint, length=length)
            output.write_bytes(pdf)
        except RenderError as error:
            raise CommandError(f"{error} Nothing was written.") from None
        except OSError as error:
            raise CommandError(f"{output} could not be written: {error.strerror}.") from None
        self.stdout.write(f"{output}: {len(pdf):,} bytes")


def scorecard_of(council: Council, slug: str) -> Scorecard:
    """The council's scorecard at this address; raises CommandError naming those there are."""
    own = Scorecard.objects.filter(council=council).select_related("council", "neighbour_model")
    if found := own.filter(slug=slug.strip()).first():
        return found
    known = ", ".join(own.values_list("slug", flat=True)[:MOST_NAMED])
    raise CommandError(f"{council.name} has no scorecard {slug}. Its scorecards: {known or 'none yet'}.")


def period_of(text: str) -> Period:
    try:
        return parse_period(text)
    except PeriodError as error:
        raise CommandError(str(error)) from None


def edition_of(scorecard: Scorecard, period: Period, number: int | None) -> Edition:
    """The edition asked for, or the period's newest; raises CommandError naming the editions there are."""
    editions = editions_for(scorecard, period).order_by("-number")
    newest = editions.standing().first() or editions.first()
    found = editions.filter(number=number).first() if number is not None else newest
    if found and (down := taking_down_of(found)):
        raise CommandError(f"Edition {found.number} of {period.label} was withdrawn: {down.reason}")
    if found:
        return found
    numbers = ", ".join(str(each) for each in sorted(editions.values_list("number", flat=True)))
    if numbers:
        raise CommandError(f"{period.label} has no edition {number}. Its editions: {numbers}.")
    listed = published_editions(scorecard.council).filter(scorecard=scorecard)[:MOST_NAMED]
    published = ", ".join(f"{each.period.label} (edition {each.number})" for each in listed)
    raise CommandError(
        f"Nothing is published for {period.label}. Published: {published or 'nothing yet'}. "
        "For the figures as they stand add --draft."
    )
