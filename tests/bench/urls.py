"""The project's addresses, and one bare view that answers with whatever it was given."""

from django.http import HttpRequest, HttpResponse
from django.urls import path

from config.urls import urlpatterns as project_patterns

bare_answer = {"body": b"", "type": "text/html; charset=utf-8"}


def bare(request: HttpRequest) -> HttpResponse:
    return HttpResponse(bare_answer["body"], content_type=bare_answer["type"])


urlpatterns = [path("bare/", bare), *project_patterns]
