"""A letter is posted: a job sends it, so that nobody waits for a mail server, and tries again where that fails."""

from accounts.background.actions import start
from accounts.letters.jobs import deliver
from accounts.models import Council, Job, User


def post_letter(
    *, subject: str, message: str, to: str, council: Council | None = None, by: User | None = None
) -> Job:
    """Have it sent, when the transaction around is committed; at once where no worker lives.

    What it says is forgotten as soon as it is sent: it may hold a link that opens an account.
    """
    return start(deliver, council=council, by=by, title="Letter", subject=subject, message=message, to=to)
