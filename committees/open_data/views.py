"""Open data of meetings: everybody reads the same, whoever asks."""

from django.http import HttpResponse, JsonResponse
from django.utils.timezone import localdate

from committees.models.visibility import anybody
from committees.open_data.addresses import addresses_for
from committees.open_data.pages import Asked, list_page, meeting_file, one_object
from committees.open_data.presenters import Object, present_system
from committees.open_data.tables import table_of
from committees.pages import reads
from scorecards.exports.pictures.pages import csv_response


def asked_by(request) -> Asked:
    return Asked(request.council, anybody(localdate()), addresses_for(request))


def as_json(found: Object) -> HttpResponse:
    """Pages of other sites may read it (CORS), as OParl asks, without the visitor's session."""
    response = JsonResponse(found, json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    response["Cache-Control"] = "private, no-cache"
    return response


@reads
def system(request, council):
    """Where a reader of open data begins."""
    return as_json(present_system(council, addresses_for(request)))


@reads
def objects(request, council, kind):
    return as_json(list_page(asked_by(request), kind, request))


@reads
def one(request, council, kind, row):
    return as_json(one_object(asked_by(request), kind, row))


@reads
def file_of_meeting(request, council, row, paper):
    return as_json(meeting_file(asked_by(request), row, paper))


@reads
def table(request, council, table):
    """A table as CSV, which no spreadsheet runs as formulas."""
    return csv_response(table_of(asked_by(request), table), f"{council.slug}-{table}")
