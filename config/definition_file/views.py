"""What a council defined, as a file to take away."""

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from accounts.models import Council
from accounts.permissions import for_council
from accounts.roles import Permission
from config.definition_file.querysets import standing_definition
from config.definition_file.writing import write_definition


@for_council(Permission.SET_SCORECARDS)
def definition_file(request: HttpRequest, council: Council) -> HttpResponse:
    """The same that `manage.py define_scorecards --export` writes, and reads back."""
    text = write_definition(standing_definition(council)).text
    name = f"{council.slug}-scorecards.toml"
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "private, no-store"}
    return HttpResponse(text, content_type="application/toml; charset=utf-8", headers=headers)


def file_address(council: Council) -> str:
    """For the registry of the scorecard editor, which lies below."""
    return reverse("definition_file", args=[council.slug])
