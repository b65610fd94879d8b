"""What pages do about jobs."""

from django.http import HttpResponse

from accounts.background.jobs import carry_out_now
from accounts.background.querysets import worker_lives
from accounts.models import Job


def done_after(response: HttpResponse, job: Job) -> HttpResponse:
    """Where no worker lives, do the job in this process once the answer has been sent, so that its time tells nothing.

    The web server closes an answer when the visitor has all of it.
    """
    if worker_lives():
        return response
    close = response.close

    def work_and_close() -> None:
        try:
            carry_out_now(job.pk)
        finally:
            close()

    response.close = work_and_close
    return response
