"""`manage.py send_reminders`: once a day, what is due and what waits, one letter a person."""

from argparse import ArgumentTypeError
from datetime import date

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.utils.timezone import localdate

from accounts.mail.policies import why_no_letters
from accounts.models import Council
from indicators.terms.wording import count_words
from indicators.worklist.reminders.actions import NotSent, forget_old_reminders, letter, send_reminder
from indicators.worklist.reminders.querysets import digests


def day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise ArgumentTypeError(f"“{text}” is no day. Write it as 2026-04-15.") from None


class Command(BaseCommand):
    help = (
        "Remind people of figures that are due, overdue, returned, promised or waiting for their approval: one letter "
        "a person over all their councils, none where there is nothing to say. Run it once a day; run again on the "
        "same day it sends nothing twice. See docs/operations.md."
    )

    def add_arguments(self, parser):
        parser.add_argument("--dry-run", action="store_true", help="print the letters, send and keep nothing")
        parser.add_argument("--today", type=day, help="the day to go by, as 2026-04-15")
        parser.add_argument("--council", help="only this one, by its address, such as exampleton")

    def handle(self, *args, dry_run, today, council, **options):
        if not settings.SITE_URL:
            self.stderr.write("SITE_URL is not set, so links in the letters have no host. Set it first.")
        today = today or localdate()
        found = digests(self._councils(council), today)
        if dry_run:
            for digest in found:
                self.stdout.write(f"To: {digest.user.email}\nSubject: {digest.subject}\n")
                self.stdout.write(letter(digest, settings.SITE_URL))
            self.stdout.write(
                f"{_letters(len(found))} would be sent. Nothing was sent: this was a trial run."
            )
            return
        if off := why_no_letters():
            raise CommandError(f"No reminder was sent. {off}")
        self._send(found, today)

    def _councils(self, slug):
        councils = Council.objects.order_by("name")
        if not slug:
            return councils
        if not councils.filter(slug=slug).exists():
            known = ", ".join(councils.values_list("slug", flat=True)[:20]) or "none yet"
            raise CommandError(f"There is no council at the address “{slug}”. Known: {known}.")
        return councils.filter(slug=slug)

    def _send(self, found, today):
        sent, failed = 0, []
        for digest in found:
            try:
                sent += send_reminder(digest=digest, day=today, site=settings.SITE_URL)
            except NotSent as problem:
                failed.append(f"{digest.user.email}: {problem}")
        forget_old_reminders(day=today)
        already = len(found) - sent - len(failed)
        self.stdout.write(f"{_letters(sent)} sent." + (f" {already} had theirs today." if already else ""))
        if failed:
            lines = [
                f"{_letters(len(failed))} could not be sent. Run this again once the mail server answers."
            ]
            raise CommandError("\n  ".join([*lines, *failed]))


def _letters(number: int) -> str:
    return count_words(number, "letters")
